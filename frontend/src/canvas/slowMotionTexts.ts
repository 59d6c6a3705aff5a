/** The texts of slow motion come with its chunk. */

import en from "../i18n/en/late/slow-motion.json";
import { addTexts } from "../i18n/late";
import ru from "../i18n/ru/late/slow-motion.json";

addTexts("slow-motion", { en, ru });
