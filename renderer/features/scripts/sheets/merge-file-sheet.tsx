import { FileUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ScriptSummary } from "../../../../preload/contract";
import { act, useBusy } from "../../../app/actions";
import { FileButton } from "../../../components/file-button";
import { Sheet } from "../../../components/sheet";
import type { ScriptSession } from "../session/script-session";
import { readable, sourceOf } from "../source";
import { bodyOf, findHead } from "../text/head";
import styles from "./sheets.module.css";

interface MergeFileSheetProps {
  script: ScriptSummary;
  session: ScriptSession;
  onClose: () => void;
}

/** Asks for another copy of this script, such as one that came back by mail, and lays it beside the stored one. */
export function MergeFileSheet({ script, session, onClose }: MergeFileSheetProps) {
  const { t } = useTranslation();
  const { busy, run } = useBusy();

  async function read(file: File) {
    if (!(await session.save())) return;
    const source = await sourceOf(file);
    if (!source) return;
    const other = await act("script.read", { ...source, kind: script.kind });
    if (!other) return;
    // A Word document knows nothing of the head: this script's own is kept.
    const head = findHead(session.text);
    const isWhole = other.format === "markdown";
    const mine =
      isWhole || !head ? other.markdown : `${session.text.slice(0, head.to)}\n\n${bodyOf(other.markdown)}`;
    await session.lay("file", mine);
    onClose();
  }
  return (
    <Sheet title={t("scriptsEditor.more.merge")} isOpen onClose={onClose}>
      <p>{t("scriptsEditor.merge.pick")}</p>
      <div>
        <FileButton
          accept={readable}
          icon={<FileUp aria-hidden="true" />}
          busy={busy && t("common.loading")}
          onFile={(file) => void run(() => read(file))}
        >
          {t("scripts.fromFile")}
        </FileButton>
      </div>
      <p className={styles.quiet}>{t("scriptsEditor.import.limits")}</p>
    </Sheet>
  );
}
