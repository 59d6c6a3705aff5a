/** The lab's texts come with its view. */

import en from "../../i18n/en/late/lab-template.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/lab-template.json";

addTexts("lab-template", { en, ru });
