import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ScriptFinding } from "../../../preload/contract";
import styles from "./scripts.module.css";

interface FindingsProps {
  findings: ScriptFinding[];
  onGo: (line: number) => void;
}

/** What would break the script, by line; a tap goes there. */
export function Findings({ findings, onGo }: FindingsProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.findings} aria-label={t("scripts.findings")} aria-live="polite">
      {findings.length === 0 ? (
        <p className={styles.fine}>
          <CircleCheck aria-hidden="true" />
          {t("scripts.noFindings")}
        </p>
      ) : (
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.line}-${finding.message}`}>
              <button type="button" className={styles.finding} onClick={() => onGo(finding.line)}>
                <TriangleAlert aria-hidden="true" />
                <span className={styles.line}>{t("scripts.line", { line: finding.line })}</span>
                <span>{finding.message}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
