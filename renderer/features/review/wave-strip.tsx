import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewMark, ReviewSegment, Waveform } from "../../../preload/contract";
import { cx } from "../../app/cx";
import { formatDuration } from "../../app/format";
import { Glyph } from "./glyph";
import { layoutTicks, type MarkKind, markNear, segmentAt } from "./marks";
import type { Player } from "./player";
import styles from "./player.module.css";
import { usePlayer, usePlayerState } from "./player-context";
import type { Asked } from "./use-review";
import { useStripWheel } from "./use-strip-wheel";
import { useWidth } from "./use-width";
import { type Zoom, zoomStep } from "./use-zoom";
import { Wave } from "./wave";
import { marksIn, placeIn, type View } from "./zoom";

/** How near a pointer has to come to a tick, in pixels: half a thumb. */
const reachPixels = 14;

/** A narrower segment than this has no room for a word of its title; the line above names the one that runs. */
const leastTitlePixels = 40;

const percent = (share: number): string => `${share * 100}%`;

/** Beside the pointer, on the side that has more room, and never wider than that. */
const tipPlace = (share: number) =>
  share > 0.5
    ? { insetInlineEnd: percent(1 - share), maxWidth: percent(share) }
    : { insetInlineStart: percent(share), maxWidth: percent(1 - share) };

interface SegmentsProps {
  segments: readonly ReviewSegment[];
  view: View;
  pixels: number;
}

function Segments({ segments, view, pixels }: SegmentsProps) {
  const current = usePlayerState(({ time }) => segmentAt(segments, time));
  if (segments.length === 0) return null;
  const inView = (time: number) => Math.min(1, Math.max(0, placeIn(view, time)));
  return (
    <div className={styles.segments}>
      {segments.map((segment) => {
        // What begins before the view shows its title all the same.
        const [left, right] = [inView(segment.from), inView(segment.to)];
        if (right <= left) return null;
        return (
          <span
            key={segment.from}
            className={cx(styles.segment, segment === current && styles.segmentNow)}
            style={{ insetInlineStart: percent(left), width: percent(right - left) }}
          >
            {(right - left) * pixels < leastTitlePixels ? null : segment.title}
          </span>
        );
      })}
    </div>
  );
}

interface RowProps {
  kind: MarkKind;
  marks: readonly ReviewMark[];
  view: View;
  pixels: number;
}

function Row({ kind, marks, view, pixels }: RowProps) {
  const ticks = useMemo(() => {
    const own = marks.filter((mark) => mark.kind === kind);
    return layoutTicks(marksIn(own, view), view.seconds, pixels);
  }, [marks, kind, view, pixels]);
  return (
    <div className={styles.row}>
      {ticks.map(({ left, width }) => (
        <span
          key={`${left} ${width}`}
          className={cx(styles.tick, width > 0 && styles.bar, width > 0 && styles[kind])}
          style={{ insetInlineStart: percent(left), ...(width > 0 ? { width: percent(width) } : {}) }}
        >
          <Glyph kind={kind} className={styles.tickGlyph} />
        </span>
      ))}
    </div>
  );
}

/** The line where it plays; moved past React, since it moves with every picture. */
function Playhead({ view }: { view: View }) {
  const player = usePlayer();
  const isPlaying = usePlayerState((state) => state.isPlaying);
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const put = () => {
      const place = placeIn(view, player.now());
      line.current?.style.setProperty("inset-inline-start", percent(place));
      if (line.current) line.current.hidden = place < 0 || place > 1;
    };
    put();
    if (!isPlaying) return player.store.subscribe(put);
    let frame = requestAnimationFrame(function move() {
      put();
      frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [player, isPlaying, view]);
  return <div ref={line} className={styles.playhead} />;
}

interface WaveStripProps {
  /** The recording's length; 0 while nobody knows it. */
  seconds: number;
  wave: Asked<Waveform>;
  segments: readonly ReviewSegment[];
  marks: readonly ReviewMark[];
  /** The kinds that have a row. */
  kinds: readonly MarkKind[];
  zoom: Zoom;
}

/**
 * Which stretch of the whole is seen, and where in the whole it plays; a tap there goes there. Its place is kept while the
 * whole is seen, so that no button moves under a finger that presses it again.
 */
function Overview({ zoom: { view, isWhole }, seconds }: Pick<WaveStripProps, "zoom" | "seconds">) {
  const time = usePlayerState((state) => Math.floor(state.time));
  return (
    <div className={cx(styles.overview, isWhole && styles.unneeded)} data-overview>
      <span
        className={styles.seen}
        style={{ insetInlineStart: percent(view.from / seconds), width: percent(view.seconds / seconds) }}
      />
      <span className={styles.overviewNow} style={{ insetInlineStart: percent(time / seconds) }} />
    </div>
  );
}

const keySteps: Record<string, number> = { ArrowLeft: -5, ArrowRight: 5, PageDown: -30, PageUp: 30 };

/** What a slider's keys do; false for any other key. */
function moveByKey(key: string, player: Player, { seconds, zoom }: WaveStripProps): boolean {
  const step = keySteps[key];
  if (step !== undefined) player.step(step);
  else if (key === "+" || key === "=") zoom.by(zoomStep);
  else if (key === "-") zoom.by(1 / zoomStep);
  else if (key === "Home") player.seek(0);
  else if (key === "End") player.seek(seconds);
  else if (key === " ") player.toggle();
  else return false;
  return true;
}

/** What a pointer is at. */
interface Pointed {
  at: number;
  mark: ReviewMark | null;
  /** Where on the strip it is, 0–1. */
  share: number;
}

/** What the strip answers to the pointer and the keyboard. */
function useStrip(props: WaveStripProps, pixels: number) {
  const { seconds, marks, segments, zoom } = props;
  const { t } = useTranslation();
  const player = usePlayer();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  /** A drag that began on the line of the whole goes over the whole. */
  const isOverWhole = useRef(false);
  const { view } = zoom;
  const lookAt = (event: PointerEvent<HTMLElement>): Pointed => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    if (event.buttons !== 1 || event.type === "pointerdown")
      isOverWhole.current =
        event.target instanceof Element && event.target.closest("[data-overview]") !== null;
    if (isOverWhole.current) return { at: share * seconds, mark: null, share };
    const at = view.from + share * view.seconds;
    const mark = markNear(marks, at, (reachPixels / Math.max(1, pixels)) * view.seconds);
    return { at, mark, share };
  };
  const time = usePlayerState((state) => Math.floor(state.time));
  const segment = segmentAt(segments, time)?.title;
  const place = { time: formatDuration(time), total: formatDuration(seconds) };
  return {
    pointed,
    slider: {
      role: "slider",
      tabIndex: 0,
      "aria-label": t("review.player.position"),
      "aria-valuemin": 0,
      "aria-valuemax": Math.round(seconds),
      "aria-valuenow": time,
      "aria-valuetext":
        segment === undefined
          ? t("review.player.positionText", place)
          : t("review.player.positionSegment", { ...place, segment }),
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const seen = lookAt(event);
        setPointed(seen);
        if (event.buttons === 1) player.seek(seen.at);
      },
      onPointerLeave: () => setPointed(null),
      onPointerDown(event: PointerEvent<HTMLElement>) {
        // The focus stays where it was, so that the player's keys go on working.
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const { at, mark } = lookAt(event);
        const onTick = mark !== null && Math.abs(mark.at - at) * (pixels / view.seconds) <= reachPixels;
        player.seek(onTick ? mark.at : at);
      },
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        if (!moveByKey(event.key, player, props)) return;
        event.preventDefault();
      },
    },
  };
}

/** Segments, sound and everything that happened, on one line of time; a tap goes there. */
export function WaveStrip(props: WaveStripProps) {
  const { seconds, wave, segments, marks, kinds, zoom } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const pixels = useWidth(box);
  const { pointed, slider } = useStrip(props, pixels);
  useStripWheel(box, zoom);
  const { view } = zoom;
  return (
    <div ref={box} className={styles.strip} {...slider}>
      <div aria-hidden="true">
        {seconds > 0 ? <Segments {...{ segments, view, pixels }} /> : null}
        <Wave {...{ wave, seconds, view, pixels }} />
        {seconds > 0 ? kinds.map((kind) => <Row key={kind} {...{ kind, marks, view, pixels }} />) : null}
        {seconds > 0 ? <Playhead view={view} /> : null}
        {seconds > 0 ? <Overview {...{ zoom, seconds }} /> : null}
        {pointed && seconds > 0 ? (
          <p className={styles.tip} style={tipPlace(pointed.share)}>
            {pointed.mark
              ? t("review.wave.at", { time: formatDuration(pointed.mark.at), title: pointed.mark.title })
              : formatDuration(pointed.at)}
          </p>
        ) : null}
      </div>
    </div>
  );
}
