/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-softmax.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-softmax.json";

addTexts("lab-softmax", { en, ru });
