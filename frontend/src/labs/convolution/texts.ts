/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-convolution.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-convolution.json";

addTexts("lab-convolution", { en, ru });
