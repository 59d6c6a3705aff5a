/** The texts of signals come with the first part of the page that shows them. */

import en from "../../i18n/en/late/signals.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/signals.json";

addTexts("signals", { en, ru });
