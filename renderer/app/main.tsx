import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./base.css";
import { keepClock, startMirror } from "./bridge";
import { startTexts } from "./i18n";
import { App } from "./shell/app";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

await startTexts();
startMirror();
keepClock();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
