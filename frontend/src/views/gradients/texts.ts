/** The texts of gradients come with their chunk. */

import en from "../../i18n/en/late/gradients.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/gradients.json";

addTexts("gradients", { en, ru });
