import { useEffect, useRef } from "react";
import type uPlot from "uplot";
import { type Colours, readColours } from "./colours";
import styles from "./sections/sections.module.css";
import { useWidth } from "./use-width";

export interface Drawing {
  options: Omit<uPlot.Options, "width" | "height">;
  data: uPlot.AlignedData;
}

interface ChartProps {
  /** What it is drawn with; another function draws it anew. */
  draw: (colours: Colours) => Drawing;
  /** CSS pixels. */
  height: number;
  /** In words what the picture shows; what it says stands beside it as text. */
  label: string;
  /** Told of a tap, with its place on the horizontal scale. */
  onPick?: (x: number) => void;
  /** Told of each new drawing; the function it gives is called when it goes. */
  onDrawn?: (chart: uPlot) => () => void;
}

const plain: Pick<uPlot.Options, "legend" | "cursor"> = {
  legend: { show: false },
  cursor: { drag: { x: false, y: false }, y: false, points: { show: false } },
};

/** A curve on a canvas. */
export function Chart({ draw, height, label, onPick, onDrawn }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const { current } = box;
    if (current === null || width === 0) return;
    let isEnded = false;
    let end = () => {};
    void Promise.all([import("uplot"), import("uplot/dist/uPlot.min.css")]).then(([{ default: Plot }]) => {
      if (isEnded) return;
      const { options, data } = draw(readColours());
      const chart = new Plot({ ...plain, ...options, width, height }, data, current);
      const onClick = (event: MouseEvent) => {
        const { left } = chart.over.getBoundingClientRect();
        pick.current?.(chart.posToVal(event.clientX - left, "x"));
      };
      chart.over.addEventListener("click", onClick);
      const leave = onDrawn?.(chart);
      end = () => {
        leave?.();
        chart.destroy();
      };
    });
    return () => {
      isEnded = true;
      end();
    };
  }, [draw, height, width, onDrawn]);
  return (
    <div
      ref={box}
      className={styles.chart}
      data-picks={onPick !== undefined || undefined}
      style={{ height }}
      role="img"
      aria-label={label}
    />
  );
}

/** Axes as the screens' own small print. */
export function axis(colours: Colours, more: uPlot.Axis = {}): uPlot.Axis {
  return {
    stroke: colours.quiet,
    font: `${colours.small} ${colours.font}`,
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
    ...more,
  };
}
