/** The gallery's texts come with its chunk. */

import en from "../../i18n/en/late/gallery.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/gallery.json";

addTexts("gallery", { en, ru });
