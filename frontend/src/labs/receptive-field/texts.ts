/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-receptive-field.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-receptive-field.json";

addTexts("lab-receptive-field", { en, ru });
