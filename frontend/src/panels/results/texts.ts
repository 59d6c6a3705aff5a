/** The texts of the results come with their chunk. */

import en from "../../i18n/en/late/results.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/results.json";

addTexts("results", { en, ru });
