/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-compound-scaling.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-compound-scaling.json";

addTexts("lab-compound-scaling", { en, ru });
