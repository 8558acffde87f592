import { useLayoutEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Cue, CueKind } from "../../../preload/contract";
import { studioNow } from "../../app/bridge";
import { cx } from "../../app/cx";
import { cueIcons } from "./cue-icon";
import { cueState, markCues } from "./cue-marks";
import { setCurrentLayout } from "./current-layout";
import { layOut } from "./lines";
import { createMeasure } from "./measure";
import styles from "./scroller.module.css";
import { type ScrollerLook, scrollerSize } from "./scroller-size";
import { useBoxSize } from "./use-box-size";
import type { ShownText } from "./use-prompter-text";
import { useScroll } from "./use-scroll";

export type PrompterFont = "sans" | "serif" | "kai";

interface ScrollerProps extends ScrollerLook {
  shown: ShownText;
  font?: PrompterFont;
  className?: string | undefined;
}

/** The icons that the marks beside the lines are copied from. */
const IconStore = () =>
  (Object.keys(cueIcons) as CueKind[]).map((kind) => {
    const Icon = cueIcons[kind];
    return <Icon key={kind} data-kind={kind} />;
  });

/** The moving text: current line bright, the rest dim, cues as icons in the margin. */
export function Scroller({ shown, className, ...look }: ScrollerProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const moving = useRef<HTMLDivElement>(null);
  const icons = useRef<HTMLSpanElement>(null);
  const inner = useBoxSize(box);
  const size = scrollerSize(inner, look);
  const { text, revision } = shown;
  const font = look.font ?? "sans";
  // Widths are in type sizes, so that zooming the window lays out the same.
  const characters = inner.width > 0 ? (inner.width - 2 * size.margin) / size.fontSize : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the font changes what the box measures.
  const layout = useMemo(
    () => (box.current && characters > 1 ? layOut(text, characters, createMeasure(box.current)) : null),
    [text, characters, font],
  );
  useLayoutEffect(() => setCurrentLayout(layout), [layout]);
  const parts = useMemo(
    () => ({
      classes: {
        chunk: styles.chunk ?? "",
        paragraph: styles.line ?? "",
        heading: cx(styles.line, styles.heading),
        cues: styles.cues ?? "",
        end: styles.end ?? "",
      },
      icon: (kind: Cue["kind"]) => icons.current?.querySelector(`[data-kind=${kind}]`) ?? null,
      endMark: t("prompter.window.endMark"),
    }),
    [t],
  );
  const onDrawn = (element: HTMLElement) => {
    const prompter = studioNow()?.prompter;
    if (!prompter) return;
    markCues(
      element,
      (index) => cueState(prompter, index),
      (kind, state, auto) =>
        [
          t(`cue.${kind as CueKind}`),
          state === "missed" ? t("prompter.cue.missed") : t(`cue.${state}`),
          ...(auto ? [t("prompter.cue.auto")] : []),
        ].join(" · "),
    );
  };
  useScroll({ moving, layout, revision, size, parts, onDrawn });

  return (
    <div
      ref={box}
      className={cx(styles.window, className)}
      data-font={font}
      data-reading={size.readingPixels}
    >
      <div
        className={styles.readingLine}
        style={{ top: size.readingPixels, height: size.linePixels }}
        aria-hidden="true"
      />
      <div ref={moving} className={styles.moving} />
      <span ref={icons} hidden>
        <IconStore />
      </span>
    </div>
  );
}
