import { CircleCheck, Copy, OctagonAlert, Stethoscope, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MethodResult } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { cx } from "../../app/cx";
import { copyText } from "../../app/shell/copy-text";
import { Button } from "../../components/button";
import { Section } from "./section";
import styles from "./settings.module.css";

type Report = MethodResult<"doctor.run">;

const icons = { ok: CircleCheck, warning: TriangleAlert, error: OctagonAlert };

/** Looks at everything a show needs; each line says how it stands and what to do. */
export function DoctorSection() {
  const { t } = useTranslation();
  const [report, setReport] = useState<Report | null>(null);
  const [copied, setCopied] = useState(false);
  const { busy, run } = useBusy();
  const look = (upload: boolean) =>
    void run(async () => {
      setCopied(false);
      setReport((await act("doctor.run", { upload })) ?? null);
    });
  const asText = (lines: Report["lines"]) =>
    lines.map((line) => `[${line.status}] ${line.title}: ${line.message} ${line.hint}`.trim()).join("\n");
  return (
    <Section title={t("settings.doctor.title")}>
      <p className={styles.quiet}>{t("settings.doctor.text")}</p>
      <div className={styles.line}>
        <Button
          icon={<Stethoscope aria-hidden="true" />}
          busy={busy && t("settings.doctor.running")}
          onPress={() => look(false)}
        >
          {t("settings.doctor.run")}
        </Button>
        <Button isDisabled={busy} onPress={() => look(true)}>
          {t("settings.doctor.withUpload")}
        </Button>
        {report ? (
          <Button
            icon={<Copy aria-hidden="true" />}
            onPress={() => void copyText(asText(report.lines)).then(() => setCopied(true))}
          >
            {copied ? t("common.copied") : t("settings.doctor.copy")}
          </Button>
        ) : null}
      </div>
      <ul className={styles.report} aria-live="polite">
        {report?.lines.map((line) => {
          const Icon = icons[line.status];
          return (
            <li key={line.id} className={cx(styles.check, styles[line.status])}>
              <Icon aria-hidden="true" />
              <div>
                <strong>{line.title}</strong> <span>{t(`settings.doctor.status.${line.status}`)}</span>
                <p>{line.message}</p>
                {line.hint && line.status !== "ok" ? <p className={styles.todo}>{line.hint}</p> : null}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
