import { createRoot } from "react-dom/client";
import "../../../renderer/app/tokens.css";
import { bridge, startMirror } from "../../../renderer/app/bridge";
import { StagePreview } from "../../../renderer/stage";

startMirror();
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<StagePreview bridge={bridge()} />);
