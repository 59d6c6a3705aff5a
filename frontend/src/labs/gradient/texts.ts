/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-gradient.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-gradient.json";

addTexts("lab-gradient", { en, ru });
