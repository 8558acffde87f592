import type { ScriptSummary } from "../../../preload/contract";
import type { MoreItem } from "./script-menus";
import type { ScriptSession } from "./session/script-session";
import { HeadSheet } from "./sheets/head-sheet";
import { MergeFileSheet } from "./sheets/merge-file-sheet";
import { MergeSheet } from "./sheets/merge-sheet";
import { RecordsSheet } from "./sheets/records-sheet";
import { RemoveSheet } from "./sheets/remove-sheet";
import { ReviewSheet } from "./sheets/review-sheet";
import { VersionsSheet } from "./sheets/versions-sheet";
import { useSessionState } from "./use-session";

export type SheetName = "head" | "versions" | "review" | Exclude<MoreItem, "find">;

interface ScriptSheetsProps {
  script: ScriptSummary;
  session: ScriptSession;
  open: SheetName | null;
  onClose: () => void;
  onRemoved: () => void;
}

/** The sheets of one open script. Each is made when it opens, so that it begins with what is true then. */
export function ScriptSheets({ script, session, open, onClose, onRemoved }: ScriptSheetsProps) {
  const merge = useSessionState(session, (state) => state.merge);
  const shared = { script, session, onClose };
  return (
    <>
      {open === "head" ? <HeadSheet session={session} onClose={onClose} /> : null}
      {open === "versions" ? <VersionsSheet {...shared} /> : null}
      {open === "review" ? <ReviewSheet {...shared} /> : null}
      {open === "records" ? <RecordsSheet script={script} onClose={onClose} /> : null}
      {open === "merge" ? <MergeFileSheet {...shared} /> : null}
      {open === "remove" ? <RemoveSheet {...shared} onRemoved={onRemoved} /> : null}
      {merge ? <MergeSheet session={session} open={merge} /> : null}
    </>
  );
}
