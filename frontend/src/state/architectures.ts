/** The architectures that can be opened. Every one of them is built and measured for this list: not at the page's start. */

import { api } from "../wire/api";
import type { ArchitectureEntry } from "../wire/types";
import { listing } from "./listing";

export const architectures = listing<ArchitectureEntry>(async () => (await api.architectures()).architectures);
