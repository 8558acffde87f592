import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type uPlot from "uplot";
import type { PaceCurve, Review, TrendPoint } from "../../../../preload/contract";
import { formatDuration } from "../../../app/format";
import { axis, Chart, type Drawing } from "../chart";
import type { Colours } from "../colours";
import { meanOf, offNorm, paceSide, paceStretches, worstStretches } from "../pace";
import { usePlayer } from "../player-context";
import type { Asked } from "../use-review";
import styles from "./sections.module.css";
import { SeekButton } from "./seek-button";

const chartHeight = 220;
/** A whole recording that is this far off the norm is called fast or slow: over so long a time little is much. */
const offMean = 0.1;
/** As many stretches as can be practised. */
const mostStretches = 8;

function drawPace(
  { charactersPerMinute: pace, stepSeconds, norm }: PaceCurve,
  end: number,
  colours: Colours,
) {
  // The norm reaches from edge to edge; the curve has a point in the middle of each step.
  const x = [0, ...pace.map((_, step) => Math.min(end, (step + 0.5) * stepSeconds)), end];
  const level = (value: number) => x.map(() => value);
  const most = Math.max(norm * (1 + offNorm), ...pace.map((value) => value ?? 0));
  const drawing: Drawing = {
    options: {
      scales: { x: { time: false, range: [0, end] }, y: { range: [0, most * 1.1] } },
      axes: [
        axis(colours, { values: (_, splits) => splits.map(formatDuration), grid: { show: false }, size: 28 }),
        axis(colours, { size: 48 }),
      ],
      series: [
        {},
        { stroke: "transparent", points: { show: false } },
        { stroke: "transparent", points: { show: false } },
        { stroke: colours.quiet, width: 1, dash: [6, 4], points: { show: false } },
        {
          stroke: colours.accent,
          width: 2,
          points: { show: true, size: 5, fill: colours.accent, stroke: colours.accent },
        },
      ],
      bands: [{ series: [2, 1], fill: colours.band }],
    },
    data: [x, level(norm * (1 - offNorm)), level(norm * (1 + offNorm)), level(norm), [null, ...pace, null]],
  };
  return drawing;
}

/** The line where the player is, over the curve. */
function usePlace() {
  const player = usePlayer();
  return useCallback(
    (chart: uPlot) => {
      const line = document.createElement("div");
      line.className = styles.chartPlace ?? "";
      chart.over.append(line);
      const put = () => {
        line.style.insetInlineStart = `${chart.valToPos(player.store.getState().time, "x")}px`;
      };
      put();
      return player.store.subscribe(put);
    },
    [player],
  );
}

function Stretches({ pace }: { pace: PaceCurve }) {
  const { t } = useTranslation();
  const stretches = worstStretches(paceStretches(pace), mostStretches);
  if (stretches.length === 0) return <p>{t("review.pace.steady")}</p>;
  return (
    <>
      <h3 className={styles.heading}>{t("review.pace.stretches")}</h3>
      <ul className={styles.rows}>
        {stretches.map(({ from, to, kind, percent }) => {
          const words = t(kind === "fast" ? "review.pace.stretchFast" : "review.pace.stretchSlow", {
            percent,
          });
          return (
            <li key={from}>
              <SeekButton at={from} of={words} />
              <span>{`${formatDuration(from)}–${formatDuration(to)}`}</span>
              <strong>{words}</strong>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface CurveProps {
  pace: PaceCurve;
  /** The recording's. */
  seconds: number;
  /** Over the whole recording; null where only the curve is known. */
  known: number | null;
}

function Curve({ pace, seconds, known }: CurveProps) {
  const { t } = useTranslation();
  const player = usePlayer();
  const end = Math.max(seconds, pace.stepSeconds);
  const draw = useCallback((colours: Colours) => drawPace(pace, end, colours), [pace, end]);
  const onDrawn = usePlace();
  const mean = known ?? meanOf(pace);
  return (
    <>
      {mean === null ? null : (
        <p className={styles.lead}>
          {t("review.pace.mean", {
            mean,
            norm: Math.round(pace.norm),
            side: t(`review.pace.${paceSide(mean, pace.norm, offMean)}`),
          })}
        </p>
      )}
      <Chart
        draw={draw}
        height={chartHeight}
        label={t("review.pace.chart")}
        onPick={player.seek}
        onDrawn={onDrawn}
      />
      <p className={styles.small}>{t("review.pace.band")}</p>
      <Stretches pace={pace} />
    </>
  );
}

/** How fast it was read over time, against the reader's own pace. */
export function PaceSection({
  review: { id, pace, seconds },
  trend,
}: {
  review: Review;
  trend: Asked<TrendPoint[]>;
}) {
  const { t } = useTranslation();
  if (pace === null) return <p>{t("review.pace.none")}</p>;
  const known = trend.value?.find((point) => point.id === id)?.meanPace ?? null;
  return <Curve {...{ pace, seconds, known }} />;
}
