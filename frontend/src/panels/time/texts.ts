/** The texts of time come with the slider's chunk. */

import en from "../../i18n/en/late/time.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/time.json";

addTexts("time", { en, ru });
