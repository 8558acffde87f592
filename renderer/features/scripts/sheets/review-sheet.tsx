import { Signature } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { findingSeverities, type ScriptSummary } from "../../../../preload/contract";
import { act, useBusy } from "../../../app/actions";
import { Button } from "../../../components/button";
import { Field } from "../../../components/field";
import { HoldButton } from "../../../components/hold-button";
import { Sheet } from "../../../components/sheet";
import { countOf, severityIcons } from "../findings-panel";
import { FindingsSum } from "../findings-sum";
import type { ScriptSession } from "../session/script-session";
import { useSessionState } from "../use-session";
import styles from "./sheets.module.css";

const reviewerKey = "hongcun.reviewer";

/** Findings listed before signing; the record keeps them all. */
const mostListed = 50;

interface ReviewSheetProps {
  script: ScriptSummary;
  session: ScriptSession;
  onClose: () => void;
}

/** Signs a script: who looked at it, what was found, and what was signed all the same. */
export function ReviewSheet({ script, session, onClose }: ReviewSheetProps) {
  const { t } = useTranslation();
  const [by, setBy] = useState(() => localStorage.getItem(reviewerKey) ?? "");
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const { busy, run } = useBusy();
  const findings = useSessionState(session, (state) => state.findings) ?? [];
  const errors = countOf(findings, "error");
  const listed = findingSeverities.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const name = by.trim();

  async function sign() {
    setTried(true);
    if (name === "" || !(await session.save())) return;
    const record = await act("script.review", { id: script.id, by: name, note: note.trim() });
    if (!record) return;
    localStorage.setItem(reviewerKey, name);
    await session.reload();
    onClose();
  }
  return (
    <Sheet title={t("scriptsEditor.review.title")} isOpen onClose={onClose}>
      <p>{t("scriptsEditor.review.text")}</p>
      <FindingsSum session={session} />
      {listed.length > 0 ? (
        <ul className={styles.remaining}>
          {listed.slice(0, mostListed).map((finding) => {
            const Icon = severityIcons[finding.severity];
            return (
              <li key={`${finding.from}-${finding.code}-${finding.message}`}>
                <Icon aria-hidden="true" />
                <span>
                  {finding.message}
                  <span className={styles.quiet}> {finding.basis}</span>
                </span>
              </li>
            );
          })}
          {listed.length > mostListed ? (
            <li>{t("scriptsEditor.findings.more", { count: listed.length - mostListed })}</li>
          ) : null}
        </ul>
      ) : null}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (errors === 0) void run(sign);
        }}
      >
        <Field
          label={t("scriptsEditor.review.name")}
          value={by}
          onChange={setBy}
          error={isTried && name === "" ? t("scriptsEditor.review.nameError") : ""}
        />
        <Field
          label={`${t("scriptsEditor.review.note")} · ${t("common.optional")}`}
          value={note}
          onChange={setNote}
          rows={2}
        />
        <div className={styles.actions}>
          {errors > 0 ? (
            <>
              <p>{t("scriptsEditor.review.errors", { count: errors })}</p>
              <HoldButton icon={<Signature />} onHeld={() => void run(sign)} isDisabled={busy}>
                {t("scriptsEditor.review.signAnyway")}
              </HoldButton>
            </>
          ) : (
            <Button
              tone="accent"
              type="submit"
              icon={<Signature aria-hidden="true" />}
              busy={busy && t("common.saving")}
            >
              {t("scriptsEditor.review.sign")}
            </Button>
          )}
        </div>
      </form>
    </Sheet>
  );
}
