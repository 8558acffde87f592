import { FileUp } from "lucide-react";
import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type ReadScript,
  type ScriptKind,
  type ScriptSource,
  scriptKinds,
} from "../../../../preload/contract";
import { act, useBusy } from "../../../app/actions";
import { Button } from "../../../components/button";
import { Choice } from "../../../components/choice";
import { Field } from "../../../components/field";
import { FileButton } from "../../../components/file-button";
import { Sheet } from "../../../components/sheet";
import { DropZone } from "../../products/drop-zone";
import { ScrollRegion } from "../scroll-region";
import { readable, sourceOf } from "../source";
import { bodyOf, findHead, readHead, withHead } from "../text/head";
import styles from "./sheets.module.css";

/** First lines that are shown of what was read. */
const shownLines = 12;

/** What was read, before anything is made of it. */
function ReadPreview({ read }: { read: ReadScript }) {
  const { t } = useTranslation();
  const lines = bodyOf(read.markdown).split("\n");
  return (
    <section className={styles.read} aria-label={t("scriptsEditor.import.read")}>
      <p className={styles.quiet}>
        {[
          t(`scriptsEditor.import.format.${read.format}`),
          read.encoding === null
            ? ""
            : t("scriptsEditor.import.encoding", { name: read.encoding.toUpperCase() }),
          t("scriptsEditor.outline.characters", { count: bodyOf(read.markdown).replace(/\s/g, "").length }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {read.notes.length > 0 ? (
        <ul className={styles.notes}>
          {read.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <ScrollRegion className={styles.firstLines} label={t("scriptsEditor.import.firstLines")}>
        {lines.slice(0, shownLines).join("\n")}
        {lines.length > shownLines ? "\n…" : ""}
      </ScrollRegion>
    </section>
  );
}

interface ImportSheetProps {
  /** A file that was dropped elsewhere. */
  file: File | null;
  onClose: () => void;
  onMade: (id: string) => void;
}

/** A script from a file or from what was copied elsewhere: shown as it was read before it is made. */
export function ImportSheet({ file, onClose, onMade }: ImportSheetProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ScriptKind | null>(null);
  const [title, setTitle] = useState("");
  const [pasted, setPasted] = useState("");
  const [read, setRead] = useState<ReadScript | null>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const { busy, run } = useBusy();

  async function take(source: ScriptSource) {
    setRead(null);
    const found = await act("script.read", { ...source, kind: kind ?? "village" });
    if (!found) return;
    setRead(found);
    setTitle(found.title);
    const head = findHead(found.markdown);
    // A script that names its own kind keeps it.
    if (kind === null && head) setKind(readHead(head.yaml)?.kind ?? null);
  }
  async function takeFile(picked: File) {
    setTooLarge(null);
    const source = await sourceOf(picked);
    if (source) await take(source);
    else setTooLarge(picked.name);
  }
  const takeDropped = useRef(takeFile);
  useEffect(() => {
    if (file) void takeDropped.current(file);
  }, [file]);

  function paste(event: ClipboardEvent) {
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    if (html === "" && text === "") return;
    event.preventDefault();
    setPasted(text);
    void run(() => take({ name: t("scriptsEditor.clipboard"), ...(html === "" ? { text } : { html }) }));
  }
  async function make() {
    const name = title.trim().slice(0, 120);
    const head = read && readHead(findHead(read.markdown)?.yaml ?? "");
    if (!read || !head || name === "") return;
    const text = withHead(read.markdown, { ...head, title: name, kind: kind ?? head.kind });
    const made = await act("script.import", { name, kind: kind ?? head.kind, text });
    if (made) onMade(made.id);
  }
  return (
    <Sheet title={t("scripts.import")} isOpen onClose={onClose}>
      <DropZone label={t("scripts.import")} onFile={(picked) => void run(() => takeFile(picked))}>
        <FileButton
          accept={readable}
          icon={<FileUp aria-hidden="true" />}
          busy={busy && t("common.loading")}
          onFile={(picked) => void run(() => takeFile(picked))}
        >
          {t("scripts.fromFile")}
        </FileButton>
        <span className={styles.quiet}>{t("scriptsEditor.import.limits")}</span>
      </DropZone>
      {tooLarge ? (
        <p role="alert" className={styles.warning}>
          {t("scriptsEditor.import.tooLarge", { name: tooLarge })}
        </p>
      ) : null}
      {read === null ? (
        <div onPasteCapture={paste}>
          <Field
            label={t("scriptsEditor.import.paste")}
            value={pasted}
            onChange={setPasted}
            rows={3}
            placeholder={t("scriptsEditor.import.pasteHint")}
          />
        </div>
      ) : null}
      {read === null && pasted.trim() !== "" ? (
        <div>
          <Button
            busy={busy && t("common.loading")}
            onPress={() => void run(() => take({ name: t("scriptsEditor.clipboard"), text: pasted }))}
          >
            {t("scriptsEditor.import.look")}
          </Button>
        </div>
      ) : null}
      {read ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void run(make);
          }}
        >
          <ReadPreview read={read} />
          <div className={styles.pair}>
            <Field label={t("scripts.title")} value={title} onChange={setTitle} isRequired />
            <Choice
              label={t("scripts.filter")}
              options={scriptKinds.map((id) => ({ id, name: t(`scripts.kind.${id}`) }))}
              value={kind ?? "village"}
              onChange={(id) => setKind(scriptKinds.find((each) => each === id) ?? "village")}
            />
          </div>
          <div className={styles.actions}>
            <Button tone="accent" type="submit" isDisabled={!title.trim()} busy={busy && t("common.saving")}>
              {t("scripts.make")}
            </Button>
          </div>
        </form>
      ) : null}
    </Sheet>
  );
}
