/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-parameters.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-parameters.json";

addTexts("lab-parameters", { en, ru });
