/** The dialog's texts come with its chunk. */

import en from "../../i18n/en/late/why.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/why.json";

addTexts("why", { en, ru });
