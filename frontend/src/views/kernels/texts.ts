/** The texts of learned and classical kernels come with their chunk. */

import en from "../../i18n/en/late/kernels.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/kernels.json";

addTexts("kernels", { en, ru });
