import { History, MonitorUp, Signature } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScriptSummary } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { Button } from "../../components/button";
import { CueBar } from "./cue-bar";
import { CueMenu, type OpenCue } from "./cue-menu";
import styles from "./editor/editor.module.css";
import { headRange } from "./editor/head-fold";
import { IconSheet } from "./editor/icon-sheet";
import { EditorNotes } from "./editor-notes";
import { FindingsSum } from "./findings-sum";
import { ReadingTime } from "./outline-panel";
import { ReviewBadge } from "./review-badge";
import { SaveStatus } from "./save-status";
import { ExportMenu, type MoreItem, MoreMenu } from "./script-menus";
import { ScriptSheets, type SheetName } from "./script-sheets";
import screen from "./scripts.module.css";
import { SidePanel } from "./side-panel";
import { cueInsertion } from "./text/insert-cue";
import { useSession, useSessionState } from "./use-session";

interface ScriptEditorProps {
  script: ScriptSummary;
  onRemoved: () => void;
  /** A file was dropped on the text: it is offered as a new script. */
  onFile: (file: File) => void;
}

/** Writes one script: saved by itself, checked by itself, and one tap from the prompter. */
export function ScriptEditor({ script, onRemoved, onFile }: ScriptEditorProps) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const [sheet, setSheet] = useState<SheetName | null>(null);
  const [openCue, setOpenCue] = useState<OpenCue | null>(null);
  const { busy, run } = useBusy();
  const session = useSession(script, host, {
    openCue: (line, element) => setOpenCue({ line, element }),
    openHead: () => setSheet("head"),
    pasteRich: (html, plain) => void session?.pasteRich(html, plain, t("scriptsEditor.clipboard")),
    dropFile: onFile,
  });
  const phase = useSessionState(session, (state) => state.phase);
  const head = useSessionState(session, (state) => state.head);
  const signedOn = useSessionState(session, (state) => state.signedOn);
  const lang = head?.lang ?? script.lang;
  const save = async () => (await session?.save()) ?? false;

  async function load() {
    if (await save()) await act("prompter.load", { id: script.id });
  }
  function insert(cue: string) {
    const view = session?.editor;
    if (!view) return;
    const { doc, selection } = view.state;
    const {
      from,
      insert: text,
      caret,
    } = cueInsertion(doc, selection.main.head, cue, headRange(view.state)?.to);
    view.dispatch({ changes: { from, insert: text }, selection: { anchor: caret }, userEvent: "input.cue" });
    requestAnimationFrame(() => view.focus());
  }
  function more(item: MoreItem) {
    if (item === "find") session?.find();
    else setSheet(item);
  }

  return (
    <>
      <section className={screen.editor} aria-label={script.title}>
        <IconSheet />
        <header className={screen.editorHeader}>
          <h3>{head?.title || script.title}</h3>
          <ExportMenu id={script.id} save={save} />
          <Button icon={<History aria-hidden="true" />} onPress={() => setSheet("versions")}>
            {t("scriptsEditor.versions.label")}
          </Button>
          <MoreMenu isBundled={script.bundled} onAction={more} />
          <div className={screen.info}>
            <ReviewBadge script={script} on={signedOn} />
            <ReadingTime script={script} session={session} />
            <SaveStatus session={session} />
          </div>
        </header>
        <CueBar onInsert={insert} />
        <EditorNotes script={script} session={session} />
        <div ref={host} className={styles.host} lang={lang} hidden={phase !== "open"} />
        <footer className={screen.editorFooter}>
          <FindingsSum session={session} />
          <span className={screen.footerActions}>
            <Button icon={<Signature aria-hidden="true" />} onPress={() => setSheet("review")}>
              {t("scriptsEditor.review.label")}
            </Button>
            <Button
              tone="accent"
              icon={<MonitorUp aria-hidden="true" />}
              isDisabled={busy || phase !== "open"}
              onPress={() => void run(load)}
            >
              {t("scripts.toPrompter")}
            </Button>
          </span>
        </footer>
        <CueMenu session={session} open={openCue} onClose={() => setOpenCue(null)} />
        {session ? (
          <ScriptSheets
            script={script}
            session={session}
            open={sheet}
            onClose={() => setSheet(null)}
            onRemoved={onRemoved}
          />
        ) : null}
      </section>
      <SidePanel script={script} session={session} />
    </>
  );
}
