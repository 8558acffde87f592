import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { TrendPoint } from "../../../../preload/contract";
import { formatDate, formatDuration } from "../../../app/format";
import { openReview } from "../../rehearsals/open-review";
import { axis, Chart, type Drawing } from "../chart";
import type { Colours } from "../colours";
import { changeAt, pointAt } from "../trend-line";
import type { Asked } from "../use-review";
import styles from "./sections.module.css";
import { TrendLinks } from "./trend-links";

const chartHeight = 112;

interface Line {
  values: readonly (number | null)[];
  /** What it is to be, as a dashed line. */
  goals?: readonly (number | null)[];
  most?: number;
  /** Which of them is looked at, counted from 0; -1 for none. */
  here: number;
}

/** One figure over the rehearsals, which stand at even distances whenever they were. */
function drawLine({ values, goals = [], most, here }: Line, colours: Colours): Drawing {
  const highest =
    most ?? Math.max(1, ...values.map((one) => one ?? 0), ...goals.map((one) => one ?? 0)) * 1.15;
  return {
    options: {
      padding: [8, 8, 0, 0],
      scales: {
        x: { time: false, range: [0.7, values.length + 0.3] },
        y: { range: [0, highest] },
      },
      axes: [
        axis(colours, {
          size: 24,
          grid: { show: false },
          incrs: [1, 2, 5, 10, 20, 50, 100],
          space: 24,
        }),
        axis(colours, { size: 36, space: 40 }),
      ],
      series: [
        {},
        { stroke: colours.quiet, width: 1, dash: [6, 4], points: { show: false }, spanGaps: true },
        {
          stroke: colours.accent,
          width: 2,
          points: { show: true, size: 7, fill: colours.accent },
          spanGaps: true,
        },
        { stroke: colours.text, width: 0, points: { show: true, size: 13, width: 2, fill: colours.accent } },
      ],
    },
    data: [
      values.map((_, index) => index + 1),
      values.map((_, index) => goals[index] ?? null),
      [...values],
      values.map((value, index) => (index === here ? value : null)),
    ],
  };
}

interface FigureProps extends Line {
  title: string;
  /** A value as it is said. */
  say: (value: number) => string;
  note?: string;
  /** A tap at one of the points, counted from 0. */
  onPick: (index: number) => void;
}

function Figure({ title, values, goals, most, here, say, note, onPick }: FigureProps) {
  const { t } = useTranslation();
  const known = JSON.stringify({ values, goals, most, here });
  const draw = useCallback((colours: Colours) => drawLine(JSON.parse(known) as Line, colours), [known]);
  const words = (value: number | null | undefined) =>
    value === null || value === undefined ? t("review.trend.unknown") : say(value);
  const { before, now } = changeAt(values, here === -1 ? values.length - 1 : here);
  return (
    <figure className={styles.trendFigure}>
      <figcaption>
        {title}
        <strong>
          {before === null
            ? words(now)
            : t("review.trend.change", { before: words(before), now: words(now) })}
        </strong>
      </figcaption>
      <Chart
        draw={draw}
        height={chartHeight}
        label={t("review.trend.chart", {
          ...{ what: title, count: values.length },
          ...{ first: words(values[0]), last: words(values.at(-1)) },
        })}
        onPick={(place) => {
          const index = pointAt(place, values.length);
          if (index !== null) onPick(index);
        }}
      />
      {note ? <p className={styles.small}>{note}</p> : null}
    </figure>
  );
}

/** The same for who cannot see the curves. */
function Table({ points, id }: { points: readonly TrendPoint[]; id: string }) {
  const { t } = useTranslation();
  const unknown = t("review.trend.unknown");
  return (
    <div className="visually-hidden">
      <table>
        <caption>{t("review.trend.table")}</caption>
        <thead>
          <tr>
            {(["when", "length", "planned", "score", "pace", "findings", "missed"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`review.trend.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.id}>
              <th scope="row">
                {formatDate(point.startedAt)} {point.id === id ? t("review.trend.this") : ""}
              </th>
              <td>{formatDuration(point.seconds)}</td>
              <td>{point.plannedSeconds === null ? unknown : formatDuration(point.plannedSeconds)}</td>
              <td>{point.score ?? unknown}</td>
              <td>{point.meanPace ?? unknown}</td>
              <td>{point.findings}</td>
              <td>{point.cardsMissed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const minutes = (seconds: number): number => seconds / 60;

/** Whether the rehearsals of a show get better: length against plan, score and pace of each, the oldest first. */
export function Trend({ trend: { value, failure }, id }: { trend: Asked<TrendPoint[]>; id: string }) {
  const { t } = useTranslation();
  if (value === null)
    return <p className={styles.quiet}>{t(failure ? "review.trend.failed" : "review.trend.loading")}</p>;
  // What was cut off has no length until it is repaired, and says nothing of how it went.
  const points = value.filter(({ seconds }) => seconds > 0);
  if (points.length < 2) return <p className={styles.quiet}>{t("review.trend.first")}</p>;
  const common = {
    here: points.findIndex((point) => point.id === id),
    onPick: (index: number) => openReview(points[index]?.id ?? id),
  };
  const plans = points.map(({ plannedSeconds }) => plannedSeconds && minutes(plannedSeconds));
  return (
    <>
      <h3 className={styles.heading}>{t("review.trend.title")}</h3>
      <div className={styles.trend}>
        <Figure
          {...common}
          title={t("review.trend.score")}
          values={points.map(({ score }) => score)}
          most={100}
          say={String}
        />
        <Figure
          {...common}
          title={t("review.trend.length")}
          values={points.map(({ seconds }) => minutes(seconds))}
          goals={plans}
          say={(length) => formatDuration(length * 60)}
          {...(plans.some((plan) => plan !== null) ? { note: t("review.trend.plan") } : {})}
        />
        <Figure
          {...common}
          title={t("review.trend.pace")}
          values={points.map(({ meanPace }) => meanPace)}
          say={String}
        />
      </div>
      <TrendLinks points={points} id={id} />
      <Table points={points} id={id} />
    </>
  );
}
