/** The texts of runs come with the first part of the page that shows them. */

import en from "../../i18n/en/late/runs.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/runs.json";

addTexts("runs", { en, ru });
