/** Starts the page. */

import "./ui/styles";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./i18n";
import { App } from "./App";
import { useConnection } from "./state/connection";
import { startSession } from "./state/session";
import { isFetchingAhead } from "./ui/later";
import { reloadStalePage } from "./ui/stale-page";
import { theme } from "./ui/theme";
import { adoptTheme } from "./ui/themeVariables";

adoptTheme(theme);
reloadStalePage(() => navigator.onLine && useConnection.getState().live === "online" && !isFetchingAhead());
startSession();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
