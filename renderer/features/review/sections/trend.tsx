import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { TrendPoint } from "../../../../preload/contract";
import { formatDate, formatDuration } from "../../../app/format";
import { axis, Chart, type Drawing } from "../chart";
import type { Colours } from "../colours";
import type { Asked } from "../use-review";
import styles from "./sections.module.css";

const chartHeight = 112;

interface Line {
  values: readonly (number | null)[];
  /** What it is to be, as a dashed line. */
  goals?: readonly (number | null)[];
  most?: number;
}

/** One figure over the rehearsals, which stand at even distances whenever they were. */
function drawLine({ values, goals = [], most }: Line, colours: Colours): Drawing {
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
      ],
    },
    data: [values.map((_, index) => index + 1), values.map((_, index) => goals[index] ?? null), [...values]],
  };
}

interface FigureProps extends Line {
  title: string;
  /** A value as it is said. */
  say: (value: number) => string;
  note?: string;
}

function Figure({ title, values, goals, most, say, note }: FigureProps) {
  const { t } = useTranslation();
  const known = JSON.stringify({ values, goals, most });
  const draw = useCallback((colours: Colours) => drawLine(JSON.parse(known) as Line, colours), [known]);
  const words = (value: number | null | undefined) =>
    value === null || value === undefined ? t("review.trend.unknown") : say(value);
  const [first, before, now] = [words(values[0]), words(values.at(-2)), words(values.at(-1))];
  return (
    <figure className={styles.trendFigure}>
      <figcaption>
        {title}
        <strong>{t("review.trend.change", { before, now })}</strong>
      </figcaption>
      <Chart
        draw={draw}
        height={chartHeight}
        label={t("review.trend.chart", { what: title, count: values.length, first, last: now })}
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
  if (value.length < 2) return <p className={styles.quiet}>{t("review.trend.first")}</p>;
  const plans = value.map(({ plannedSeconds }) => plannedSeconds && minutes(plannedSeconds));
  return (
    <>
      <h3 className={styles.heading}>{t("review.trend.title")}</h3>
      <div className={styles.trend}>
        <Figure
          title={t("review.trend.score")}
          values={value.map(({ score }) => score)}
          most={100}
          say={String}
        />
        <Figure
          title={t("review.trend.length")}
          values={value.map(({ seconds }) => minutes(seconds))}
          goals={plans}
          say={(length) => formatDuration(length * 60)}
          {...(plans.some((plan) => plan !== null) ? { note: t("review.trend.plan") } : {})}
        />
        <Figure title={t("review.trend.pace")} values={value.map(({ meanPace }) => meanPace)} say={String} />
      </div>
      <Table points={value} id={id} />
    </>
  );
}
