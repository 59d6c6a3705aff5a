/** The parts of the palette that are loaded when they are first looked at: blocks, networks, and the search in both. */

import "./texts";

export { BlockTab } from "./BlockTab";
export { NetworkList } from "./NetworkList";
export { OtherResults } from "./OtherResults";
