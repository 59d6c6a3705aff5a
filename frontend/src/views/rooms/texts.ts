/** The texts of whoever roomss a room come with its chunks. */

import en from "../../i18n/en/late/rooms.json";
import { addTexts } from "../../i18n/late";
import ru from "../../i18n/ru/late/rooms.json";

addTexts("rooms", { en, ru });
