/** The texts of blocks and networks come with their chunk. */

import en from "../../i18n/en/late/blocks.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/blocks.json";

addTexts("blocks", { en, ru });
