/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-kernels.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-kernels.json";

addTexts("lab-kernels", { en, ru });
