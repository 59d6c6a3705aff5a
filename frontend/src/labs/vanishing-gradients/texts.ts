/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-vanishing-gradients.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-vanishing-gradients.json";

addTexts("lab-vanishing-gradients", { en, ru });
