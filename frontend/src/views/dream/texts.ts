/** The panel's texts come with its chunk. */

import en from "../../i18n/en/late/dream.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/dream.json";

addTexts("dream", { en, ru });
