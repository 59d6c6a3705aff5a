/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-normalisation.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-normalisation.json";

addTexts("lab-normalisation", { en, ru });
