/** The texts of fields come with their chunks. */

import en from "../../i18n/en/late/field.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/field.json";

addTexts("field", { en, ru });
