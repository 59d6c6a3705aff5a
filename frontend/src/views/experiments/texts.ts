/** The texts of experiments come with the first part of the page that shows them. */

import en from "../../i18n/en/late/experiments.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/experiments.json";

addTexts("experiments", { en, ru });
