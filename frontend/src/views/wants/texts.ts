/** The texts of the face come with its chunk. */

import en from "../../i18n/en/late/wants.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/wants.json";

addTexts("wants", { en, ru });
