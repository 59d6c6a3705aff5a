/** The texts of contests come with their chunks. */

import en from "../../i18n/en/late/contests.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/contests.json";

addTexts("contests", { en, ru });
