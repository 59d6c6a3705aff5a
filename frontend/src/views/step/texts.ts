/** The texts of one step come with its chunk. */

import en from "../../i18n/en/late/step.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/step.json";

addTexts("step", { en, ru });
