/** The texts of the arithmetic of one value come with its chunk. */

import en from "../../i18n/en/late/pixel.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/pixel.json";

addTexts("pixel", { en, ru });
