import { FileQuestion, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ScriptSummary } from "../../../preload/contract";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import styles from "./scripts.module.css";
import type { ScriptSession } from "./session/script-session";
import { useSessionState } from "./use-session";

/** What is said once above the text: whose copy this is, what came back, and why nothing is there. */
export function EditorNotes({ script, session }: { script: ScriptSummary; session: ScriptSession | null }) {
  const { t } = useTranslation();
  const phase = useSessionState(session, (state) => state.phase);
  const isCopied = useSessionState(session, (state) => state.isCopied);
  const isRecovered = useSessionState(session, (state) => state.isRecovered);
  if (phase === "loading") return <p className={styles.waiting}>{t("common.loading")}</p>;
  if (phase === "missing")
    return (
      <Empty
        icon={<FileQuestion />}
        title={t("scriptsEditor.missing.title")}
        actions={<Button onPress={() => session?.retry()}>{t("common.retry")}</Button>}
      >
        {t("scriptsEditor.missing.text")}
      </Empty>
    );
  const note = isCopied ? "isCopied" : isRecovered ? "isRecovered" : null;
  if (note === null && !script.bundled) return null;
  return (
    <div className={styles.copyNote} role="status">
      <span>
        {t(
          note === "isCopied"
            ? "scripts.copied"
            : note === "isRecovered"
              ? "scriptsEditor.recovered"
              : "scripts.copyNote",
        )}
      </span>
      {note === null ? null : (
        <Button tone="quiet" icon={<X />} label={t("common.close")} onPress={() => session?.dismiss(note)} />
      )}
    </div>
  );
}
