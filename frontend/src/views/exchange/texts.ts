/** The texts of export and import come with their chunk. */

import en from "../../i18n/en/late/exchange.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/exchange.json";

addTexts("exchange", { en, ru });
