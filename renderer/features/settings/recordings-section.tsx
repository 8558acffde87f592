import { Copy } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { settingsSchema } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatBytes } from "../../app/format";
import { copyText } from "../../app/shell/copy-text";
import { useNavigation } from "../../app/shell/routes";
import { Button } from "../../components/button";
import { Toggle } from "../../components/toggle";
import { overBudget } from "../rehearsals/disk";
import { SavedField, wholeNumber } from "./saved-field";
import { Section } from "./section";
import styles from "./settings.module.css";

const most = 10_000;
/** What a reminder that is switched on begins with. */
const usualGigabytes = settingsSchema.parse({}).recordings.budgetGigabytes;

/** Where recordings lie, to be copied into a file manager. */
function Folder({ path }: { path: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.form}>
      <p className={styles.path}>
        <span className={styles.quiet}>{t("recordingsSettings.folder")}</span>
        <br />
        {path}
      </p>
      <div className={styles.actions}>
        <Button
          icon={<Copy aria-hidden="true" />}
          onPress={() => void copyText(path).then(() => setCopied(true))}
        >
          {copied ? t("common.copied") : t("recordingsSettings.copyFolder")}
        </Button>
      </div>
    </div>
  );
}

/** That they take more than they may, and the way to what could go. */
function OverLimit({ used, over }: { used: number; over: number }) {
  const { t } = useTranslation();
  const go = useNavigation((navigation) => navigation.go);
  return (
    <div className={styles.line} role="status">
      <p className={styles.todo}>
        {t("recordingsSettings.over", { used: formatBytes(used), over: formatBytes(over) })}
      </p>
      <Button onPress={() => go("rehearsals")}>{t("recordingsSettings.look")}</Button>
    </div>
  );
}

/** How much room recordings may take before the studio says so, and where they lie. */
export function RecordingsSection() {
  const { t } = useTranslation();
  const budget = useStudio((state) => state.settings.recordings.budgetGigabytes);
  const disk = useStudio((state) => state.recording.disk);
  const over = disk === null ? 0 : overBudget(disk.usedBytes, budget);
  const read = useMemo(
    () =>
      wholeNumber(1, most, t("settings.number", { least: 1, most }), (budgetGigabytes) => ({
        recordings: { budgetGigabytes },
      })),
    [t],
  );
  return (
    <Section title={t("recordingsSettings.title")} place="recordings">
      <div>
        <Toggle
          isOn={budget !== null}
          onChange={(isOn) =>
            perform("settings.set", { recordings: { budgetGigabytes: isOn ? usualGigabytes : null } })
          }
        >
          {t("recordingsSettings.reminds")}
        </Toggle>
        <p className={styles.quiet}>{t("recordingsSettings.never")}</p>
      </div>
      {disk !== null && over > 0 ? <OverLimit used={disk.usedBytes} over={over} /> : null}
      <div className={styles.fields}>
        {budget === null ? null : (
          <SavedField
            label={t("recordingsSettings.budget")}
            hint={
              disk === null || over > 0
                ? ""
                : t("recordingsSettings.used", { used: formatBytes(disk.usedBytes) })
            }
            saved={String(budget)}
            read={read}
            inputMode="numeric"
          />
        )}
        {disk === null ? null : <Folder path={disk.folder} />}
      </div>
    </Section>
  );
}
