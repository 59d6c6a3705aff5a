/** The comparison's texts come with its chunk. */

import en from "../../i18n/en/late/compare.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/compare.json";

addTexts("compare", { en, ru });
