import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const ENTRY = fileURLToPath(new URL("src/main.tsx", import.meta.url));
const OWN = fileURLToPath(new URL("src/", import.meta.url));

const server = "http://127.0.0.1:8000";

/** Whether the page needs a module of ours before anything is asked for: its importers lead back to the entry. */
function isNeededFirst(id: string, importersOf: (id: string) => readonly string[]): boolean {
  const found = new Set([id]);
  for (const module of found) {
    if (module === ENTRY) return true;
    for (const importer of importersOf(module)) found.add(importer);
  }
  return false;
}

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "../server/static",
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000, // kB; the budget is counted as it is sent, compressed: tests/house/test_page_size.py
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What is needed first comes in one file: in ninety small ones, shared with later parts, it is a tenth larger.
          groups: [
            {
              debugName: "first",
              name: (id, chunking) =>
                id !== ENTRY &&
                id.startsWith(OWN) &&
                isNeededFirst(id, (module) => chunking.getModuleInfo(module)?.importers ?? [])
                  ? "first"
                  : null,
            },
          ],
        },
      },
    },
    assetsInlineLimit: 0, // no data: addresses, so that the page's Content-Security-Policy can stay strict
  },
  server: {
    // `make dev`: the page from Vite, everything else from the Python server.
    proxy: { "/api": { target: server, ws: true } },
  },
  test: {
    projects: [
      { extends: true, test: { name: "core", environment: "node", include: ["src/**/*.test.ts"] } },
      { extends: true, test: { name: "page", environment: "jsdom", include: ["src/**/*.test.tsx"] } },
    ],
  },
});
