import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Review, ReviewSound } from "../../../../preload/contract";
import { useStudio } from "../../../app/bridge";
import { Badge } from "../../../components/badge";
import { figureWords, lengthWords } from "../words";
import styles from "./sections.module.css";
import { SeekButton } from "./seek-button";

/** While the sound is measured: how far that is. */
function Measuring({ id }: { id: string }) {
  const { t } = useTranslation();
  const job = useStudio((state) =>
    state.jobs.find(
      ({ kind, recording, status }) =>
        kind === "measure" && recording === id && (status === "waiting" || status === "running"),
    ),
  );
  const percent = Math.round((job?.progress ?? 0) * 100);
  const left = job?.leftSeconds ?? null;
  return (
    <div role="status">
      <h3 className={styles.heading}>{t("review.sound.measuring")}</h3>
      <progress
        className={styles.progress}
        max={100}
        value={percent}
        aria-label={t("review.sound.measuring")}
      />
      <p>
        {left === null
          ? t("review.sound.progress", { percent })
          : t("review.sound.left", { percent, time: lengthWords(left, t) })}
      </p>
      <p className={styles.quiet}>{t("review.sound.measuringHint")}</p>
    </div>
  );
}

function Figures({ sound }: { sound: ReviewSound }) {
  const { t } = useTranslation();
  const unknown = t("review.sound.unknown");
  const figures = [
    { key: "lufs", value: figureWords(sound.integratedLufs, "LUFS", unknown), goal: "lufsGoal" },
    { key: "range", value: figureWords(sound.rangeLu, "LU", unknown), goal: "rangeGoal" },
    { key: "peak", value: figureWords(sound.truePeakDb, "dBTP", unknown), goal: "peakGoal" },
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(({ key, value, goal }) => (
        <div key={key}>
          <dt>{t(`review.sound.${key}`)}</dt>
          <dd>
            <strong>{value}</strong>
            <span className={styles.quiet}>{t(`review.sound.${goal}`)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Silences({ silences }: Pick<ReviewSound, "silences">) {
  const { t } = useTranslation();
  if (silences.length === 0) return <p>{t("review.sound.noSilences")}</p>;
  return (
    <>
      <h3 className={styles.heading}>{t("review.sound.silences")}</h3>
      <ul className={styles.rows}>
        {silences.map(({ from, to }) => {
          const words = t("review.sound.silence", { time: lengthWords(to - from, t) });
          return (
            <li key={from}>
              <SeekButton at={from} of={words} />
              <span>{words}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The sound: first in words, then in figures, then where there was none. */
export function SoundSection({ review: { id, sound } }: { review: Review }) {
  const { t } = useTranslation();
  if (sound === null) return <Measuring id={id} />;
  const Icon = sound.judgement === "good" ? CircleCheck : TriangleAlert;
  return (
    <>
      <p className={styles.judgement}>
        <Icon aria-hidden="true" />
        <strong>{sound.words}</strong>
        <Badge>{t(`review.sound.${sound.judgement}`)}</Badge>
      </p>
      <Figures sound={sound} />
      {sound.integratedLufs === null ? null : <Silences silences={sound.silences} />}
    </>
  );
}
