/** The texts of a layer in use and in training come with their chunk. */

import en from "../../i18n/en/late/modes.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/modes.json";

addTexts("modes", { en, ru });
