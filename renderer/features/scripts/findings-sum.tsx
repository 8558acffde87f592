import { CircleCheck, LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { findingSeverities } from "../../../preload/contract";
import { countOf, severityIcons } from "./findings-panel";
import styles from "./scripts.module.css";
import type { ScriptSession } from "./session/script-session";
import { useSessionState } from "./use-session";

/** How much the check found, by gravity. */
export function FindingsSum({ session }: { session: ScriptSession | null }) {
  const { t } = useTranslation();
  const findings = useSessionState(session, (state) => state.findings);
  if (findings === null)
    return (
      <p className={styles.sum}>
        <LoaderCircle aria-hidden="true" />
        {t("scriptsEditor.findings.checking")}
      </p>
    );
  if (findings.length === 0)
    return (
      <p className={styles.sum}>
        <CircleCheck aria-hidden="true" />
        {t("scripts.noFindings")}
      </p>
    );
  return (
    <p className={styles.sum}>
      {findingSeverities.map((severity) => {
        const count = countOf(findings, severity);
        const Icon = severityIcons[severity];
        return count === 0 ? null : (
          <span key={severity}>
            <Icon aria-hidden="true" />
            {t(`scriptsEditor.severity.${severity}`)} {count}
          </span>
        );
      })}
    </p>
  );
}
