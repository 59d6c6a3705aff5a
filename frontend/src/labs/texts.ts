/** The texts of the frame of all labs; those of a lab come with its view. */

import en from "../i18n/en/late/labs.json";
import { addTexts } from "../i18n/late";
import ru from "../i18n/ru/late/labs.json";

addTexts("labs", { en, ru });
