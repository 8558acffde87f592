import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../../app/base.css";
import { startMirror } from "../../app/bridge";
import { startTexts } from "../../app/i18n";
import { PrompterWindow } from "./prompter-window";

const root = document.getElementById("root");
if (!root) throw new Error("prompter.html has no #root");

await startTexts();
startMirror();
createRoot(root).render(
  <StrictMode>
    <PrompterWindow />
  </StrictMode>,
);
