import { Wrench } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { EncoderFit } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import styles from "./preflight.module.css";
import { openFit } from "./remedies";

interface FitCardProps {
  fit: EncoderFit | null;
  /** What was found is being found anew. */
  isChecking: boolean;
  onChanged: () => void;
}

/** The one setting that every platform takes: applied with a tap where the studio can, else said for OBS. */
export function FitCard({ fit, isChecking, onChanged }: FitCardProps) {
  const { t } = useTranslation();
  const settings = useStudio((state) => state.settings);
  const { busy, run } = useBusy();
  const parts = openFit(fit, settings, isChecking);
  if (parts === null) return null;
  const { video, inObs } = parts;
  const bitrates = (["videoKbps", "audioKbps"] as const).flatMap((text) => {
    const to = video[text];
    return to === undefined ? [] : [{ text, to, from: settings.video[text] }];
  });
  async function apply() {
    if (await act("settings.set", { video })) onChanged();
  }
  return (
    <section className={styles.card} aria-label={t("preflight.fit.title")}>
      <h3>{t("preflight.fit.title")}</h3>
      {bitrates.length > 0 ? (
        <>
          {bitrates.map(({ text, to, from }) => (
            <p key={text}>{t(`preflight.fit.${text}`, { to, from })}</p>
          ))}
          <Button
            icon={<Wrench aria-hidden="true" />}
            busy={busy && t("preflight.fit.applying")}
            onPress={() => void run(apply)}
          >
            {t("preflight.fit.apply")}
          </Button>
        </>
      ) : null}
      {inObs.length > 0 ? (
        <>
          <p>{t("preflight.inObs.title")}</p>
          <ul className={styles.inObs}>
            {inObs.map(({ text, values }) => (
              <li key={text}>{t(`preflight.inObs.${text}`, { ...values })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
