import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "../server/static",
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000, // kB; the budget is counted as it is sent, compressed: tests/house/test_page_size.py
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
