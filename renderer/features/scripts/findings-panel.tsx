import type { EditorView } from "@codemirror/view";
import {
  ArrowDown,
  ArrowUp,
  CircleCheck,
  CircleX,
  Info,
  type LucideIcon,
  TriangleAlert,
  WandSparkles,
} from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { type FindingSeverity, findingSeverities, type ScriptFinding } from "../../../preload/contract";
import { Button } from "../../components/button";
import { applyFix } from "./editor/finding-card";
import { goToFinding, step } from "./editor/finding-marks";
import type { ScriptSession } from "./session/script-session";
import styles from "./side.module.css";
import type { PlacedFinding } from "./text/fixes";
import { useSessionState } from "./use-session";

export const severityIcons: Record<FindingSeverity, LucideIcon> = {
  error: CircleX,
  warning: TriangleAlert,
  note: Info,
};

/** Of each gravity; more would make typing slow and nobody wiser. The rest shows as these are put right. */
const mostShown = 50;

export const countOf = (findings: readonly ScriptFinding[], severity: FindingSeverity): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** A row stays the same element until the next answer of the check. */
const keyOf = ({ from, to, code, message }: ScriptFinding): string => `${from}-${to}-${code}-${message}`;

interface RowProps {
  session: ScriptSession;
  finding: ScriptFinding;
}

const Row = memo(function Row({ session, finding }: RowProps) {
  const { t } = useTranslation();
  const Icon = severityIcons[finding.severity];
  const [best] = finding.fixes;
  const at = (act: (view: EditorView, placed: PlacedFinding) => void) => {
    const placed = session.placeOf(finding);
    if (session.editor && placed) act(session.editor, placed);
  };
  return (
    <li className={styles.finding}>
      <button type="button" className={styles.row} onClick={() => at(goToFinding)}>
        <span className={styles.why}>
          <Icon aria-hidden="true" />
          <span>
            {finding.text && !finding.message.includes(finding.text) ? <mark>{finding.text}</mark> : null}{" "}
            {finding.message}
          </span>
        </span>
        <span className={styles.quiet}>{[finding.basis, finding.hint].filter(Boolean).join(" · ")}</span>
      </button>
      {best ? (
        <button type="button" className={styles.fix} onClick={() => at(applyFix)}>
          {best.insert === ""
            ? t("scriptsEditor.fix.leaveOut")
            : t("scriptsEditor.fix.change", { text: best.insert })}
        </button>
      ) : null}
    </li>
  );
});

/** Everything the check found, the gravest first: a tap goes there, another puts it right. */
export function FindingsPanel({ session }: { session: ScriptSession | null }) {
  const { t } = useTranslation();
  const findings = useSessionState(session, (state) => state.findings);
  if (!session || findings === null)
    return <p className={styles.empty}>{t("scriptsEditor.findings.checking")}</p>;
  if (findings.length === 0)
    return (
      <p className={styles.empty} role="status">
        <CircleCheck aria-hidden="true" />
        {t("scripts.noFindings")}
      </p>
    );
  const plain = findings.filter(({ fixes }) => fixes.length === 1).length;
  const { editor } = session;
  return (
    <div className={styles.panel}>
      <div className={styles.tools} role="toolbar" aria-label={t("scripts.findings")}>
        <Button
          icon={<ArrowUp aria-hidden="true" />}
          label={t("scriptsEditor.findings.previous")}
          onPress={() => editor && step(editor, -1)}
        />
        <Button
          icon={<ArrowDown aria-hidden="true" />}
          shortcut="F8"
          onPress={() => editor && step(editor, 1)}
        >
          {t("scriptsEditor.findings.next")}
        </Button>
        {plain > 0 ? (
          <Button tone="accent" icon={<WandSparkles aria-hidden="true" />} onPress={() => session.fixAll()}>
            {t("scriptsEditor.findings.fixAll", { count: plain })}
          </Button>
        ) : null}
      </div>
      <ul className={styles.rows}>
        {findingSeverities.flatMap((severity) => {
          const found = findings.filter((finding) => finding.severity === severity);
          if (found.length === 0) return [];
          return [
            <li key={severity} className={styles.group}>
              {t(`scriptsEditor.severity.${severity}`)} · {found.length}
            </li>,
            ...found
              .slice(0, mostShown)
              .map((finding) => <Row key={keyOf(finding)} session={session} finding={finding} />),
            ...(found.length > mostShown
              ? [
                  <li key={`${severity}-more`} className={styles.quiet}>
                    {t("scriptsEditor.findings.more", { count: found.length - mostShown })}
                  </li>,
                ]
              : []),
          ];
        })}
      </ul>
    </div>
  );
}
