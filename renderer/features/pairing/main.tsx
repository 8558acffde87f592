import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../../app/base.css";
import { startTexts } from "../../app/i18n";
import { PairPage } from "./pair-page";

const root = document.getElementById("root");
if (!root) throw new Error("pair.html has no #root");

await startTexts();
createRoot(root).render(
  <StrictMode>
    <PairPage />
  </StrictMode>,
);
