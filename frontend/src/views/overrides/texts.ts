/** The texts of changes to look at come with their chunk. */

import en from "../../i18n/en/late/overrides.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/overrides.json";

addTexts("overrides", { en, ru });
