/** The texts of working together come with its chunk. */

import en from "../../i18n/en/late/together.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/together.json";

addTexts("together", { en, ru });
