import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Cue, PrompterText } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { cueIcons } from "./cue-icon";
import { setCurrentLayout } from "./current-layout";
import { layOut, lineAt, type PrompterLayout } from "./lines";
import { createMeasure, headingScale, lineHeight } from "./measure";
import styles from "./scroller.module.css";
import { useBoxSize } from "./use-box-size";
import { useScroll } from "./use-scroll";

interface ScrollerProps {
  text: PrompterText;
  /** CSS pixels. */
  fontSize: number;
  /** Where the reading line stands, as a fraction of the height. */
  readingLine: number;
  isMirrored?: boolean;
  isFlipped?: boolean;
  className?: string | undefined;
}

interface CuesProps {
  cues: Cue[];
  layout: PrompterLayout;
  fontSize: number;
  margin: number;
}

/** Cues as icons in the margin of the line they stand at, side by side where there are several. */
function Cues({ cues, layout, fontSize, margin }: CuesProps) {
  const { t } = useTranslation();
  const fired = useStudio((state) => state.prompter.fired);
  const armed = useStudio((state) => state.prompter.armed);
  const lines = new Map<number, Cue[]>();
  for (const cue of cues) {
    const top = layout.lines[lineAt(layout, cue.offset)]?.top ?? 0;
    lines.set(top, [...(lines.get(top) ?? []), cue]);
  }
  return [...lines].map(([top, together]) => (
    <span
      key={top}
      className={styles.cues}
      style={{
        top: top * fontSize * lineHeight,
        width: margin,
        height: fontSize * lineHeight,
        fontSize: (fontSize * 0.7) / Math.sqrt(together.length),
      }}
    >
      {together.map((cue) => {
        const Icon = cueIcons[cue.kind];
        const state = armed?.index === cue.index ? "armed" : fired.includes(cue.index) ? "fired" : "waiting";
        return (
          <Icon
            key={cue.index}
            className={styles[state]}
            role="img"
            aria-label={`${t(`cue.${cue.kind}`)} · ${t(`cue.${state}`)}`}
          />
        );
      })}
    </span>
  ));
}

/** The moving text: current line bright, the rest dim, cues as icons in the margin. */
export function Scroller({ text, fontSize, readingLine, isMirrored, isFlipped, className }: ScrollerProps) {
  const box = useRef<HTMLDivElement>(null);
  const moving = useRef<HTMLDivElement>(null);
  const size = useBoxSize(box);
  const margin = fontSize * 1.4;
  const width = size.width - 2 * margin;
  const layout = useMemo(
    () =>
      box.current && width > fontSize ? layOut(text, width, createMeasure(box.current, fontSize)) : null,
    [text, width, fontSize],
  );
  useEffect(() => setCurrentLayout(layout), [layout]);
  const linePixels = fontSize * lineHeight;
  const readingPixels = size.height * readingLine;
  useScroll({ text: moving, layout, linePixels, readingPixels });

  return (
    <div
      ref={box}
      className={cx(styles.window, className)}
      style={{ transform: `scale(${isMirrored ? -1 : 1}, ${isFlipped ? -1 : 1})` }}
    >
      <div
        className={styles.readingLine}
        style={{ top: readingPixels, height: linePixels }}
        aria-hidden="true"
      />
      <div ref={moving} className={styles.moving} style={{ height: (layout?.height ?? 0) * linePixels }}>
        {layout?.lines.map((line, index) => (
          <div
            key={`${line.top}-${line.offset}`}
            data-line={index}
            className={cx(styles.line, styles[line.kind])}
            style={{
              top: line.top * linePixels,
              insetInline: margin,
              height: linePixels,
              lineHeight: `${linePixels}px`,
              fontSize: line.kind === "heading" ? fontSize * headingScale : fontSize,
            }}
          >
            {line.text}
          </div>
        ))}
        {layout ? <Cues cues={text.cues} layout={layout} fontSize={fontSize} margin={margin} /> : null}
      </div>
    </div>
  );
}
