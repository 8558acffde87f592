import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { studioNow, useStudio } from "../../app/bridge";
import { ProblemsStrip } from "../../app/shell/problems-strip";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import { CameraQuestion } from "./camera-question";
import styles from "./welcome.module.css";

/** Ends the questions and lands on the demo show, so that there is something to rehearse at once. */
async function finish(): Promise<void> {
  const shows = studioNow()?.library.shows ?? [];
  const demo = shows.find(({ bundled }) => bundled) ?? shows[0];
  if (demo && !studioNow()?.show.open) await act("show.open", { id: demo.id });
  await act("settings.set", { welcomed: true });
}

function LanguageQuestion() {
  const { t } = useTranslation();
  const language = useStudio((state) => state.settings.language);
  return (
    <>
      <h2>{t("welcome.language")}</h2>
      <p className={styles.hint}>{t("welcome.languageHint")}</p>
      <div className={styles.choices}>
        {(["zh-CN", "en"] as const).map((code) => (
          <Button
            key={code}
            tone={language === code ? "accent" : "plain"}
            aria-pressed={language === code}
            onPress={() => void act("settings.set", { language: code })}
          >
            {code === "en" ? "English" : "中文"}
          </Button>
        ))}
      </div>
    </>
  );
}

function VillageQuestion({ village, onChange }: { village: string; onChange: (village: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("welcome.village")}</h2>
      <p className={styles.hint}>{t("welcome.villageHint")}</p>
      <Field label={t("welcome.villageLabel")} value={village} onChange={onChange} />
    </>
  );
}

/** First start: three questions at most, each of which can be skipped. */
export function Welcome() {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const [village, setVillage] = useState(studioNow()?.settings.village ?? "");
  const { busy, run } = useBusy();
  const questions: ReactNode[] = [
    <LanguageQuestion key="language" />,
    <VillageQuestion key="village" village={village} onChange={setVillage} />,
    <CameraQuestion key="camera" />,
  ];
  const isLast = step === questions.length - 1;
  async function goOn() {
    if (step === 1 && village.trim()) await act("settings.set", { village: village.trim() });
    if (isLast) await finish();
    else setStep(step + 1);
  }
  return (
    <main className={styles.page}>
      <ProblemsStrip />
      <div className={styles.card}>
        <h1>{t("welcome.title")}</h1>
        <p className={styles.step}>{t("welcome.step", { step: step + 1 })}</p>
        <form
          className={styles.question}
          onSubmit={(event) => {
            event.preventDefault();
            void run(goOn);
          }}
        >
          {questions[step]}
          <div className={styles.actions}>
            {step > 0 ? <Button onPress={() => setStep(step - 1)}>{t("common.back")}</Button> : null}
            <Button tone="quiet" onPress={() => void run(isLast ? finish : async () => setStep(step + 1))}>
              {t("common.skip")}
            </Button>
            <Button tone="accent" type="submit" busy={busy && t("common.saving")}>
              {isLast ? t("welcome.finish") : t("common.next")}
            </Button>
          </div>
        </form>
        {isLast ? null : (
          <Button tone="quiet" onPress={() => void run(finish)}>
            {t("welcome.skipAll")}
          </Button>
        )}
      </div>
    </main>
  );
}
