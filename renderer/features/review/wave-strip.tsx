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
import { useWidth } from "./use-width";
import { Wave } from "./wave";

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
  seconds: number;
  pixels: number;
}

function Segments({ segments, seconds, pixels }: SegmentsProps) {
  const current = usePlayerState(({ time }) => segmentAt(segments, time));
  if (segments.length === 0) return null;
  return (
    <div className={styles.segments}>
      {segments.map((segment) => (
        <span
          key={segment.from}
          className={cx(styles.segment, segment === current && styles.segmentNow)}
          style={{
            insetInlineStart: percent(segment.from / seconds),
            width: percent((segment.to - segment.from) / seconds),
          }}
        >
          {((segment.to - segment.from) / seconds) * pixels < leastTitlePixels ? null : segment.title}
        </span>
      ))}
    </div>
  );
}

interface RowProps {
  kind: MarkKind;
  marks: readonly ReviewMark[];
  seconds: number;
  pixels: number;
}

function Row({ kind, marks, seconds, pixels }: RowProps) {
  const ticks = useMemo(
    () =>
      layoutTicks(
        marks.filter((mark) => mark.kind === kind),
        seconds,
        pixels,
      ),
    [marks, kind, seconds, pixels],
  );
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
function Playhead({ seconds }: { seconds: number }) {
  const player = usePlayer();
  const isPlaying = usePlayerState((state) => state.isPlaying);
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const put = () =>
      line.current?.style.setProperty("inset-inline-start", percent(Math.min(1, player.now() / seconds)));
    put();
    if (!isPlaying) return player.store.subscribe(put);
    let frame = requestAnimationFrame(function move() {
      put();
      frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [player, isPlaying, seconds]);
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
}

const keySteps: Record<string, number> = { ArrowLeft: -5, ArrowRight: 5, PageDown: -30, PageUp: 30 };

/** What a slider's keys do; false for any other key. */
function moveByKey(key: string, player: Player, seconds: number): boolean {
  const step = keySteps[key];
  if (step !== undefined) player.step(step);
  else if (key === "Home") player.seek(0);
  else if (key === "End") player.seek(seconds);
  else if (key === " ") player.toggle();
  else return false;
  return true;
}

/** What the strip answers to the pointer and the keyboard. */
function useStrip({ seconds, marks, segments }: WaveStripProps, pixels: number) {
  const { t } = useTranslation();
  const player = usePlayer();
  const [pointed, setPointed] = useState<{ at: number; mark: ReviewMark | null } | null>(null);
  const lookAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * seconds;
    const mark = markNear(marks, at, (reachPixels / Math.max(1, pixels)) * seconds);
    return { at, mark };
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
        const onTick = mark !== null && Math.abs(mark.at - at) * (pixels / seconds) <= reachPixels;
        player.seek(onTick ? mark.at : at);
      },
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        if (!moveByKey(event.key, player, seconds)) return;
        event.preventDefault();
      },
    },
  };
}

/** Segments, sound and everything that happened, on one line of time; a tap goes there. */
export function WaveStrip(props: WaveStripProps) {
  const { seconds, wave, segments, marks, kinds } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const pixels = useWidth(box);
  const { pointed, slider } = useStrip(props, pixels);
  return (
    <div ref={box} className={styles.strip} {...slider}>
      <div aria-hidden="true">
        {seconds > 0 ? <Segments {...{ segments, seconds, pixels }} /> : null}
        <Wave wave={wave} seconds={seconds} />
        {seconds > 0 ? kinds.map((kind) => <Row key={kind} {...{ kind, marks, seconds, pixels }} />) : null}
        {seconds > 0 ? <Playhead seconds={seconds} /> : null}
        {pointed && seconds > 0 ? (
          <p className={styles.tip} style={tipPlace(pointed.at / seconds)}>
            {pointed.mark
              ? t("review.wave.at", { time: formatDuration(pointed.mark.at), title: pointed.mark.title })
              : formatDuration(pointed.at)}
          </p>
        ) : null}
      </div>
    </div>
  );
}
