import { ExternalLink } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { perform } from "../../app/actions";
import { bridge, useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Toggle } from "../../components/toggle";
import { SavedField, wholeNumber } from "./saved-field";
import { Section } from "./section";
import styles from "./settings.module.css";

/** Pace, size, mirror and reading line of the prompter. */
export function PrompterSection() {
  const { t } = useTranslation();
  const prompter = useStudio((state) => state.settings.prompter);
  const fields = useMemo(
    () =>
      [
        ["charactersPerMinute", 40, 600],
        ["wordsPerMinute", 40, 400],
        ["fontSize", 20, 160],
      ] as const,
    [],
  );
  const readers = useMemo(
    () =>
      fields.map(([key, least, most]) =>
        wholeNumber(least, most, t("settings.number", { least, most }), (value) => ({
          prompter: { [key]: value },
        })),
      ),
    [fields, t],
  );
  const readLine = useMemo(
    () =>
      wholeNumber(10, 70, t("settings.number", { least: 10, most: 70 }), (value) => ({
        prompter: { readingLine: value / 100 },
      })),
    [t],
  );
  return (
    <Section title={t("settings.prompter")}>
      <div className={styles.fields}>
        {fields.map(([key], index) => (
          <SavedField
            key={key}
            label={t(`settings.${key}`)}
            saved={String(prompter[key])}
            read={readers[index] ?? readLine}
            inputMode="numeric"
          />
        ))}
        <SavedField
          label={t("settings.readingLine")}
          hint={t("settings.readingLineHint")}
          saved={String(Math.round(prompter.readingLine * 100))}
          read={readLine}
          inputMode="numeric"
        />
      </div>
      <div className={styles.line}>
        <Toggle
          isOn={prompter.mirror}
          onChange={(mirror) => perform("settings.set", { prompter: { mirror } })}
        >
          {t("settings.mirror")}
        </Toggle>
        <Button icon={<ExternalLink aria-hidden="true" />} onPress={() => bridge().openPrompter()}>
          {t("prompter.openWindow")}
        </Button>
      </div>
    </Section>
  );
}
