/** The texts of the dialog come with its chunk. */

import en from "../../i18n/en/late/embedding.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/embedding.json";

addTexts("embedding", { en, ru });
