/** The texts of the data explorer come with its chunk. */

import en from "../../i18n/en/late/explore.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/explore.json";

addTexts("explore", { en, ru });
