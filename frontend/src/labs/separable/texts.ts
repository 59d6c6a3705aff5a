/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-separable.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-separable.json";

addTexts("lab-separable", { en, ru });
