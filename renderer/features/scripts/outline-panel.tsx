import { useTranslation } from "react-i18next";
import type { ScriptSummary } from "../../../preload/contract";
import { cx } from "../../app/cx";
import { formatDuration } from "../../app/format";
import type { ScriptSession } from "./session/script-session";
import styles from "./side.module.css";
import { sectionOfLine } from "./text/outline";
import { useOutline } from "./use-outline";
import { useSessionState } from "./use-session";

interface OutlinePanelProps {
  script: ScriptSummary;
  session: ScriptSession | null;
}

/** How long the script takes to read, as it is now. */
export function ReadingTime({ script, session }: OutlinePanelProps) {
  const { t } = useTranslation();
  const { outline } = useOutline(script, session);
  return (
    <span className={styles.numbers}>{t("scripts.reading", { time: formatDuration(outline.seconds) })}</span>
  );
}

/** A script's sections with their length and reading time; a tap goes there. */
export function OutlinePanel({ script, session }: OutlinePanelProps) {
  const { t } = useTranslation();
  const { outline, lang, pace, isLearned } = useOutline(script, session);
  const caretLine = useSessionState(session, (state) => state.caretLine);
  const here = sectionOfLine(outline.sections, caretLine);
  const words = Math.round(pace / 5);
  return (
    <div className={styles.panel}>
      <p className={styles.total}>
        <strong>{t("scripts.reading", { time: formatDuration(outline.seconds) })}</strong>
        <span>{t("scriptsEditor.outline.characters", { count: outline.characters })}</span>
        {outline.pauseSeconds > 0 ? (
          <span>{t("scriptsEditor.outline.pauses", { time: formatDuration(outline.pauseSeconds) })}</span>
        ) : null}
      </p>
      <p className={styles.quiet}>
        {lang === "en"
          ? t("scriptsEditor.outline.words", { count: words })
          : t("scriptsEditor.outline.pace", { count: Math.round(pace) })}
        {isLearned ? ` · ${t("scriptsEditor.outline.learned")}` : ""}
      </p>
      {outline.sections.length === 0 ? (
        <p className={styles.quiet}>{t("scriptsEditor.outline.empty")}</p>
      ) : null}
      <ol className={styles.rows}>
        {outline.sections.map((section, index) => (
          <li key={section.line}>
            <button
              type="button"
              className={cx(styles.row, section.level > 1 && styles.deeper, index === here && styles.here)}
              aria-current={index === here ? "location" : undefined}
              onClick={() => session?.goToLine(section.line)}
            >
              <span>{section.title || t("scriptsEditor.outline.start")}</span>
              <span className={styles.numbers}>
                {t("scriptsEditor.outline.row", {
                  count: section.characters,
                  time: formatDuration(section.seconds),
                })}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
