import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../../app/base.css";
import { keepClock, startMirror } from "../../app/bridge";
import { startTexts } from "../../app/i18n";
import { fetchTextEarly } from "../prompter/use-prompter-text";
import { PrompterWindow } from "./prompter-window";

const root = document.getElementById("root");
if (!root) throw new Error("prompter.html has no #root");

fetchTextEarly();
await startTexts();
startMirror();
keepClock();
createRoot(root).render(
  <StrictMode>
    <PrompterWindow />
  </StrictMode>,
);
