import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ScriptFinding } from "../../../preload/contract";
import styles from "./scripts.module.css";

interface FindingsProps {
  findings: ScriptFinding[];
  onGo: (line: number) => void;
}

/** Whether anything would break the script. */
export function FindingsSum({ count }: { count: number }) {
  const { t } = useTranslation();
  const Icon = count === 0 ? CircleCheck : TriangleAlert;
  return (
    <p className={styles.sum} role="status">
      <Icon aria-hidden="true" />
      {count === 0 ? t("scripts.noFindings") : t("scripts.findingsCount", { count })}
    </p>
  );
}

/** What would break the script, by line; a tap goes there. */
export function Findings({ findings, onGo }: FindingsProps) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <section className={styles.findings} aria-label={t("scripts.findings")}>
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
    </section>
  );
}
