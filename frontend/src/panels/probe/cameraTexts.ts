/** The camera's texts come with its chunk. */

import en from "../../i18n/en/late/camera.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/camera.json";

addTexts("camera", { en, ru });
