/** The texts of sharing the machine come with the first part of the page that shows them. */

import en from "../../i18n/en/late/sharing.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/sharing.json";

addTexts("sharing", { en, ru });
