/** Every English text that the page needs from the start. It imports nothing: the page waits for it. */

export default import.meta.glob("./en/*.json", { eager: true, import: "default" });
