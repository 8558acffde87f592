import { useTranslation } from "react-i18next";
import type { PresetDifference } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import styles from "./scenes.module.css";
import type { Outcome } from "./use-preset-work";

/** Differences without those that read the same: a camera and its stand-in, hidden both, are one thing to the eye. */
export const told = (differences: PresetDifference[]): PresetDifference[] =>
  differences.filter(
    (each, index) =>
      differences.findIndex(({ scene, message }) => scene === each.scene && message === each.message) ===
      index,
  );

/** Sentences scene by scene, in the order they were found. */
export function Differences({ differences }: { differences: PresetDifference[] }) {
  const scenes = [...new Set(differences.map(({ scene }) => scene))];
  return (
    <dl className={styles.differences}>
      {scenes.map((scene) => (
        <div key={scene}>
          <dt>{scene}</dt>
          {told(differences)
            .filter((difference) => difference.scene === scene)
            .map(({ layer, code, message }) => (
              <dd key={`${layer} ${code} ${message}`}>{message}</dd>
            ))}
        </div>
      ))}
    </dl>
  );
}

function Words({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const isObs = useStudio((state) => state.engine.kind === "obs");
  switch (outcome.kind) {
    case "built": {
      const { scenes, milliseconds, notes } = outcome.result;
      const figures = { count: scenes.length, seconds: (milliseconds / 1000).toFixed(1) };
      return (
        <>
          <p>
            {outcome.changed ? t("scenes.built", figures) : t("scenes.builtAgain")}
            {outcome.changed && isObs ? ` ${t("scenes.ownUntouched")}` : null}
          </p>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </>
      );
    }
    case "compared":
      return outcome.differences.length === 0 ? (
        <p>{t("scenes.same")}</p>
      ) : (
        <>
          <p>
            <strong>{t("scenes.differs", { count: told(outcome.differences).length })}</strong>{" "}
            {t("scenes.differsHint")}
          </p>
          <Differences differences={outcome.differences} />
        </>
      );
    case "restored":
      return (
        <>
          <p>
            <strong>{t("scenes.restored", { count: told(outcome.differences).length })}</strong>{" "}
            {t("scenes.restoredHint")}
          </p>
          <Differences differences={outcome.differences} />
        </>
      );
    case "undone":
      return <p>{t("scenes.undone")}</p>;
  }
}

/** What came of the last thing done with a preset, in sentences. */
export const OutcomeWords = ({ outcome }: { outcome: Outcome | null }) => (
  <div className={styles.outcome} aria-live="polite">
    {outcome ? <Words outcome={outcome} /> : null}
  </div>
);
