import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./base.css";
import { startMirror } from "./bridge";
import { startTexts } from "./i18n";
import { App } from "./shell/app";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

await startTexts();
startMirror();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
