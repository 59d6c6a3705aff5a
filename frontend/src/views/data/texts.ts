/** The texts of the data sets' dialog come with its chunk. */

import en from "../../i18n/en/late/data.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/data.json";

addTexts("data", { en, ru });
