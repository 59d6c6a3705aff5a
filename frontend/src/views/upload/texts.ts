/** The texts of the upload come with its chunk; it ends with the data sets' own faces. */

import en from "../../i18n/en/late/upload.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/upload.json";
import "../data/texts";

addTexts("upload", { en, ru });
