import { MonitorUp, Save, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScriptSummary } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { CueBar } from "./cue-bar";
import { Findings, FindingsSum } from "./findings";
import { insertCue, lineRange } from "./markdown";
import { ScriptPreview } from "./script-preview";
import styles from "./scripts.module.css";
import { useScript } from "./use-script";

interface ScriptEditorProps {
  script: ScriptSummary;
  onRemoved: () => void;
}

/** Writes one script: Ctrl+S saves, cues go in at the caret, problems are listed by line. */
export function ScriptEditor({ script, onRemoved }: ScriptEditorProps) {
  const { t } = useTranslation();
  const { isLoaded, text, setText, findings, isChanged, save, undo } = useScript(script.id);
  const area = useRef<HTMLTextAreaElement>(null);
  const { busy, run } = useBusy();
  const [saved, setSaved] = useState(false);

  async function saveNow() {
    setSaved(await run(save));
  }
  async function load() {
    if (isChanged && !(await run(save))) return;
    await run(() => act("prompter.load", { id: script.id }));
  }
  function put(cue: string) {
    const at = area.current?.selectionStart ?? text.length;
    const { text: changed, caret } = insertCue(text, at, cue);
    setText(changed);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  }
  function goToLine(line: number) {
    const [from, to] = lineRange(text, line);
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
  }

  return (
    <>
      <section className={styles.editor} aria-label={script.title}>
        <header className={styles.editorHeader}>
          <h3>{script.title}</h3>
          {isChanged ? <Badge tone="alert">{t("scripts.changed")}</Badge> : null}
          {!isChanged && saved ? <Badge>{t("common.saved")}</Badge> : null}
          {script.bundled ? null : (
            <HoldButton
              icon={<Trash2 />}
              onHeld={() =>
                void act("script.remove", { id: script.id }).then((done) => done !== undefined && onRemoved())
              }
            >
              {t("common.remove")}
            </HoldButton>
          )}
        </header>
        {script.bundled && isChanged ? <p className={styles.note}>{t("scripts.copyNote")}</p> : null}
        <CueBar onInsert={put} />
        <textarea
          ref={area}
          className={styles.area}
          aria-label={t("scripts.text")}
          value={isLoaded ? text : t("common.loading")}
          readOnly={!isLoaded}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
              event.preventDefault();
              void saveNow();
            }
          }}
        />
        <Findings findings={findings} onGo={goToLine} />
        <footer className={styles.editorFooter}>
          <FindingsSum count={findings.length} />
          {isChanged ? <Button onPress={undo}>{t("scripts.undo")}</Button> : null}
          <Button
            icon={<Save aria-hidden="true" />}
            shortcut="Ctrl+S"
            isDisabled={!isChanged}
            busy={busy && t("common.saving")}
            onPress={() => void saveNow()}
          >
            {t("common.save")}
          </Button>
          <Button
            tone="accent"
            icon={<MonitorUp aria-hidden="true" />}
            isDisabled={busy}
            onPress={() => void load()}
          >
            {t("scripts.toPrompter")}
          </Button>
        </footer>
      </section>
      <ScriptPreview text={text} isReviewed={script.reviewed} sources={script.sources} />
    </>
  );
}
