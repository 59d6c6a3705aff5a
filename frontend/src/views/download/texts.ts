/** The texts of downloads come with the chunks of who shows one. */

import en from "../../i18n/en/late/download.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/download.json";

addTexts("download", { en, ru });
