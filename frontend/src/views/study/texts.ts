/** The texts of studies come with the first part that shows one. */

import en from "../../i18n/en/late/study.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/study.json";

addTexts("study", { en, ru });
