import { CircleAlert, CircleCheck, CircleDot, GitMerge, RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatClock } from "../../app/format";
import { useNow } from "../../app/use-now";
import { Button } from "../../components/button";
import styles from "./scripts.module.css";
import type { ScriptSession } from "./session/script-session";
import { useSessionState } from "./use-session";

/** Seconds for which something was saved “just now”. */
const justNow = 60;

/** Whether the text is safe, in words, and what to do where it is not. */
export function SaveStatus({ session }: { session: ScriptSession | null }) {
  const { t } = useTranslation();
  const save = useSessionState(session, (state) => state.save);
  const now = useNow(5000, save.kind === "saved");
  switch (save.kind) {
    case "saved": {
      const when =
        save.at === null
          ? ""
          : now - save.at < justNow * 1000
            ? t("scriptsEditor.save.now")
            : formatClock(save.at, false);
      return (
        <span className={styles.status} role="status">
          <CircleCheck aria-hidden="true" />
          {[t("scriptsEditor.save.saved"), when].filter(Boolean).join(" · ")}
        </span>
      );
    }
    case "saving":
    case "changed":
      return (
        <span className={styles.status} role="status">
          <CircleDot aria-hidden="true" />
          {t(save.kind === "saving" ? "scriptsEditor.save.saving" : "scriptsEditor.save.changed")}
        </span>
      );
    case "failed":
      return (
        <span className={styles.trouble} role="alert">
          <CircleAlert aria-hidden="true" />
          <span>
            {t("scriptsEditor.save.failed", { reason: save.message || t("scriptsEditor.save.unreachable") })}{" "}
            {save.hint || t("scriptsEditor.save.kept")}
          </span>
          <Button icon={<RefreshCw aria-hidden="true" />} onPress={() => void session?.save()}>
            {t("scriptsEditor.save.again")}
          </Button>
        </span>
      );
    case "conflict":
      return (
        <span className={styles.trouble} role="alert">
          <GitMerge aria-hidden="true" />
          <span>{t("scriptsEditor.save.conflict")}</span>
          <Button onPress={() => session?.openMerge()}>{t("scriptsEditor.save.merge")}</Button>
        </span>
      );
  }
}
