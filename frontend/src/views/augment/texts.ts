/** The preview's texts come with its chunk. */

import en from "../../i18n/en/late/augment.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/augment.json";

addTexts("augment", { en, ru });
