import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Review, ReviewScript, ScriptPassage } from "../../../../preload/contract";
import { cx } from "../../../app/cx";
import { formatDuration } from "../../../app/format";
import { Button } from "../../../components/button";
import { Toggle } from "../../../components/toggle";
import { usePlayer, usePlayerState } from "../player-context";
import { lengthWords, percentOf } from "../words";
import styles from "./sections.module.css";
import { SeekButton } from "./seek-button";

/** A longer list would push the script itself out of sight. */
const fewFindings = 5;

function Findings({ marks }: Pick<Review, "marks">) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const findings = marks.filter(({ kind }) => kind === "finding");
  if (findings.length === 0) return <p>{t("review.script.noFindings")}</p>;
  return (
    <>
      <h3 className={styles.heading}>{t("review.script.findings")}</h3>
      <ul className={styles.rows}>
        {findings.slice(0, isWhole ? findings.length : fewFindings).map(({ at, title }) => (
          <li key={`${at} ${title}`}>
            <SeekButton at={at} of={title} />
            <span>{title}</span>
          </li>
        ))}
      </ul>
      {isWhole || findings.length <= fewFindings ? null : (
        <Button onPress={() => setWhole(true)}>
          {t("review.script.more", { count: findings.length - fewFindings })}
        </Button>
      )}
    </>
  );
}

/** Said and skipped as parts of the whole; the words beside it say the same. */
function Shares({ script }: { script: ReviewScript }) {
  const { t } = useTranslation();
  const { length, saidCharacters, skippedCharacters, adLibSeconds } = script;
  const shares = {
    said: percentOf(saidCharacters, length),
    skipped: percentOf(skippedCharacters, length),
  };
  return (
    <>
      <p>
        {t("review.script.shares", shares)}
        {adLibSeconds >= 1 ? t("review.script.adLib", { time: lengthWords(adLibSeconds, t) }) : ""}
      </p>
      <div className={styles.shares} aria-hidden="true">
        <span className={styles.saidShare} style={{ width: `${shares.said}%` }} />
      </div>
    </>
  );
}

function Passage({ passage, isNow }: { passage: ScriptPassage; isNow: boolean }) {
  const { t } = useTranslation();
  const player = usePlayer();
  const { text, at, state } = passage;
  if (at === null)
    return (
      <li className={styles.passage}>
        <strong className={styles.passageState}>{t("review.script.skipped")}</strong>
        <s>{text}</s>
      </li>
    );
  return (
    <li className={cx(styles.passage, styles.pickRow, isNow && styles.rowNow)}>
      <span className={styles.passageState}>
        {formatDuration(at)}
        {state === "repeated" ? <strong>{t("review.script.repeated")}</strong> : null}
      </span>
      <button type="button" className={styles.rowButton} onClick={() => player.seek(at)}>
        {text}
      </button>
    </li>
  );
}

function Passages({ passages, onlyOff }: { passages: readonly ScriptPassage[]; onlyOff: boolean }) {
  const { t } = useTranslation();
  const shown = onlyOff ? passages.filter(({ state }) => state !== "said") : passages;
  const now = usePlayerState(({ time }) =>
    shown.findLast((passage) => passage.at !== null && passage.at <= time),
  );
  if (shown.length === 0) return <p>{t("review.script.allSaid")}</p>;
  return (
    <ol className={styles.passages} aria-label={t("review.script.passages")}>
      {shown.map((passage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may stand there twice
        <Passage key={index} passage={passage} isNow={passage === now} />
      ))}
    </ol>
  );
}

/** What of the script was said, what was left out, and what had better not been said. */
export function ScriptSection({ review: { scripts, marks } }: { review: Review }) {
  const { t } = useTranslation();
  const [onlyOff, setOnlyOff] = useState(false);
  if (scripts.length === 0) return <p>{t("review.script.none")}</p>;
  return (
    <>
      <Findings marks={marks} />
      <Toggle isOn={onlyOff} onChange={setOnlyOff}>
        {t("review.script.onlyOff")}
      </Toggle>
      {scripts.map((script) => (
        <section key={script.scriptId} className={styles.script}>
          <h3 className={styles.heading}>{script.title}</h3>
          <Shares script={script} />
          <Passages passages={script.passages} onlyOff={onlyOff} />
        </section>
      ))}
    </>
  );
}
