/** The texts of whoever joins a room come with its chunks. */

import en from "../../i18n/en/late/join.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/join.json";

addTexts("join", { en, ru });
