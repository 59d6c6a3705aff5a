/** The texts of the training's form come with its chunk. */

import en from "../../i18n/en/late/training.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/training.json";

addTexts("training", { en, ru });
