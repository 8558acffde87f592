import { Maximize, Pause, Play, SkipBack, SkipForward, ZoomIn, ZoomOut } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Review, ReviewMark } from "../../../preload/contract";
import { formatDuration } from "../../app/format";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { neighbour, segmentAt } from "./marks";
import styles from "./player.module.css";
import { usePlayer, usePlayerState } from "./player-context";
import { type Zoom, zoomStep } from "./use-zoom";

const rates = [1, 1.25, 1.5, 2];

interface MarkJumpProps {
  marks: readonly ReviewMark[];
  onJump: (title: string) => void;
}

/** To the mark before and the next one: for a thumb, and for who cannot see the ticks. */
function MarkJump({ marks, onJump }: MarkJumpProps) {
  const { t } = useTranslation();
  const player = usePlayer();
  const jump = (way: 1 | -1) => {
    const mark = neighbour(marks, player.now(), way);
    if (mark === null) return;
    player.seek(mark.at);
    onJump(t("review.wave.at", { time: formatDuration(mark.at), title: mark.title }));
  };
  return (
    <>
      <Button
        icon={<SkipBack aria-hidden="true" />}
        label={t("review.player.previousMark")}
        isDisabled={marks.length === 0}
        onPress={() => jump(-1)}
      />
      <Button
        icon={<SkipForward aria-hidden="true" />}
        label={t("review.player.nextMark")}
        isDisabled={marks.length === 0}
        onPress={() => jump(1)}
      />
    </>
  );
}

/** Where it is, and in which segment; what was jumped to stands there until it goes on. */
function Place({ review, seconds, jumped }: { review: Review; seconds: number; jumped: string }) {
  const { t } = useTranslation();
  const time = usePlayerState((state) => Math.floor(state.time));
  const segment = segmentAt(review.segments, time);
  return (
    <div className={styles.place}>
      <p className={styles.time}>
        <strong>{formatDuration(time)}</strong> / {formatDuration(seconds)}
      </p>
      {review.segments.length === 0 ? null : (
        <p className={styles.now}>{segment?.title ?? t("review.player.noSegment")}</p>
      )}
      <p className="visually-hidden" aria-live="polite">
        {jumped}
      </p>
    </div>
  );
}

/** The time line nearer, for a place to the second, and back. */
function ZoomButtons({ zoom }: { zoom: Zoom }) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        icon={<ZoomOut aria-hidden="true" />}
        label={t("review.player.zoomOut")}
        isDisabled={zoom.isWhole}
        onPress={() => zoom.by(1 / zoomStep)}
      />
      <Button
        icon={<ZoomIn aria-hidden="true" />}
        label={t("review.player.zoomIn")}
        isDisabled={!zoom.canComeNearer}
        onPress={() => zoom.by(zoomStep)}
      />
    </>
  );
}

interface PlayerControlsProps {
  review: Review;
  /** The recording's length. */
  seconds: number;
  marks: readonly ReviewMark[];
  canPlay: boolean;
  zoom: Zoom;
}

/** What a thumb needs: play, the next mark, a nearer look, the speed, the whole screen. */
export function PlayerControls({ review, seconds, marks, canPlay, zoom }: PlayerControlsProps) {
  const { t } = useTranslation();
  const player = usePlayer();
  const isPlaying = usePlayerState((state) => state.isPlaying);
  const rate = usePlayerState((state) => state.rate);
  const [jumped, setJumped] = useState("");
  return (
    <div className={styles.controls}>
      <Button
        tone="accent"
        icon={isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        label={t(isPlaying ? "review.player.pause" : "review.player.play")}
        isDisabled={!canPlay}
        onPress={player.toggle}
      />
      <MarkJump marks={marks} onJump={setJumped} />
      <Place review={review} seconds={seconds} jumped={jumped} />
      <ZoomButtons zoom={zoom} />
      <div className={styles.rate}>
        <Choice
          label={t("review.player.speed")}
          hideLabel
          options={rates.map((one) => ({ id: String(one), name: `${one}×` }))}
          value={String(rate)}
          onChange={(one) => player.setRate(Number(one))}
        />
      </div>
      <Button
        icon={<Maximize aria-hidden="true" />}
        label={t("review.player.full")}
        isDisabled={!canPlay}
        onPress={player.fullScreen}
      />
    </div>
  );
}
