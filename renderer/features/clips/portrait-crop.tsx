import { Camera } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { call, mediaUrl } from "../../app/bridge";
import { Button } from "../../components/button";
import { keptLeft, keptMiddle, keptWidth } from "./crop";
import styles from "./crop.module.css";

/** Pixels, sharp at the size it is shown. */
const pictureWidth = 960;
const keySteps: Record<string, number> = {
  ArrowLeft: -0.02,
  ArrowDown: -0.02,
  ArrowRight: 0.02,
  ArrowUp: 0.02,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -1,
  End: 1,
};

/** A picture of the recording; null until it is there, `failed` where there is none. */
function useStill(recording: string, at: number): string | null | "failed" {
  const [still, setStill] = useState<string | null | "failed">(null);
  useEffect(() => {
    let isWanted = true;
    call("recording.thumbnail", { id: recording, at, width: pictureWidth }).then(
      ({ image }) => isWanted && setStill(image),
      () => isWanted && setStill("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [recording, at]);
  return still;
}

interface PortraitCropProps {
  recording: string;
  /** Where its middle lies, 0–1. */
  middle: number;
  onMove: (middle: number) => void;
  /** The player's moment, asked when it is wanted. */
  now: () => number;
}

/** Chooses which upright part of the picture is kept: drag it, or use the arrow keys. */
export function PortraitCrop({ recording, middle, onMove, now }: PortraitCropProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(now);
  const [aspect, setAspect] = useState(16 / 9);
  const picture = useRef<HTMLDivElement>(null);
  const grip = useRef(0);
  const still = useStill(recording, at);
  const kept = keptMiddle(aspect, middle);
  const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`;

  const placeOf = (event: PointerEvent) => {
    const box = picture.current?.getBoundingClientRect();
    return box && box.width > 0 ? (event.clientX - box.left) / box.width : kept;
  };
  function take(event: PointerEvent<HTMLDivElement>) {
    const place = placeOf(event);
    // Held where it was taken; a tap beside it brings it there.
    grip.current = Math.abs(place - kept) <= keptWidth(aspect) / 2 ? place - kept : 0;
    event.currentTarget.setPointerCapture(event.pointerId);
    onMove(keptMiddle(aspect, place - grip.current));
  }
  function press(event: KeyboardEvent) {
    const step = keySteps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(keptMiddle(aspect, kept + step));
  }
  return (
    <div className={styles.crop}>
      <div
        ref={picture}
        className={styles.picture}
        style={{ aspectRatio: String(aspect) }}
        role="slider"
        tabIndex={0}
        aria-label={t("clips.portrait.slider")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(kept * 100)}
        aria-valuetext={t("clips.portrait.value", { percent: Math.round(kept * 100) })}
        onPointerDown={take}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId))
            onMove(keptMiddle(aspect, placeOf(event) - grip.current));
        }}
        onKeyDown={press}
      >
        {still !== null && still !== "failed" ? (
          <img
            src={mediaUrl(still)}
            alt=""
            draggable={false}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setAspect(naturalWidth / naturalHeight)
            }
          />
        ) : (
          <p className={styles.none}>{t(still === null ? "common.loading" : "clips.portrait.none")}</p>
        )}
        <span
          className={styles.veil}
          style={{ insetInlineStart: 0, width: percent(keptLeft(aspect, kept)) }}
        />
        <span
          className={styles.kept}
          style={{ insetInlineStart: percent(keptLeft(aspect, kept)), width: percent(keptWidth(aspect)) }}
        />
        <span
          className={styles.veil}
          style={{ insetInlineEnd: 0, width: percent(1 - keptLeft(aspect, kept) - keptWidth(aspect)) }}
        />
      </div>
      <div className={styles.side}>
        <p>{t(keptWidth(aspect) < 1 ? "clips.portrait.drag" : "clips.portrait.already")}</p>
        <Button icon={<Camera aria-hidden="true" />} onPress={() => setAt(now())}>
          {t("clips.portrait.now")}
        </Button>
      </div>
    </div>
  );
}
