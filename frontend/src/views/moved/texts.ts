/** Texts of moving the picture come with its chunk. */

import en from "../../i18n/en/late/moved.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/moved.json";

addTexts("moved", { en, ru });
