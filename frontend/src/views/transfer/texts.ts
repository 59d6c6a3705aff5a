/** The texts of transfer learning come with its chunk. */

import en from "../../i18n/en/late/transfer.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/transfer.json";

addTexts("transfer", { en, ru });
