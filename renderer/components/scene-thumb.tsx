import { MonitorUp, User, Video } from "lucide-react";
import type { CSSProperties } from "react";
import type { Canvas, FillableRole, Frame, Layer, Orientation, Scene } from "../../preload/contract";
import { localise } from "../../preload/contract";
import { useStudio } from "../app/bridge";
import { cx } from "../app/cx";
import { useLanguage } from "../app/i18n";
import { Picture } from "./picture";
import styles from "./scene-thumb.module.css";

/** What a scene will be filled with, where that is not what fills it now. */
export interface ThumbFill {
  /** Media references. */
  pictures: Partial<Record<FillableRole, string>>;
  segment: string;
}

interface SceneThumbProps {
  scene: Scene;
  orientation: Orientation;
  /** What fills its pictures and words; what it says nothing of is as it is now. */
  fill?: ThumbFill | undefined;
  /** Leaves out the places of cards, and words that would be too small to read. */
  isSmall?: boolean;
  className?: string | undefined;
}

/** How wide a line of text is, in its own type size: a Chinese character takes one, a Latin one about 0.6. */
export const widthInEms = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < "\u0300" ? 0.6 : 1), 0);

const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`;

const placed = (frame: Frame): CSSProperties => ({
  left: percent(frame.x),
  top: percent(frame.y),
  width: percent(frame.w),
  height: percent(frame.h),
});

function useTextFiller(title: string | undefined) {
  const settings = useStudio((state) => state.settings);
  const show = useStudio((state) => state.show);
  const values: Record<string, string> = {
    village: show.open?.village || settings.village,
    host: show.open?.host || settings.host,
    show: show.open?.title ?? "",
    segment: title ?? show.open?.segments[Math.max(0, show.current)]?.title ?? "",
  };
  return (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] || whole);
}

interface LayerContentProps {
  layer: Layer;
  orientation: Orientation;
  fill: ThumbFill | undefined;
}

function LayerContent({ layer, orientation, fill }: LayerContentProps) {
  const language = useLanguage();
  const present = useStudio((state) => state.scenes.pictures);
  const words = useTextFiller(fill?.segment);
  const name = localise(layer.name, language);
  switch (layer.kind) {
    case "camera":
      return (
        <span className={styles.camera}>
          <User aria-hidden="true" />
          <span>{name}</span>
        </span>
      );
    case "image": {
      const { role, file } = layer.settings;
      const filled = role === "fixed" ? null : (fill?.pictures[role] ?? present[role]);
      const fit = layer.layout[orientation]?.fit ?? "cover";
      return <Picture reference={filled ?? file} alt="" fit={fit} className={styles.picture} />;
    }
    case "video":
      return (
        <span className={styles.camera}>
          <Video aria-hidden="true" />
          <span>{name}</span>
        </span>
      );
    case "screen":
      return (
        <span className={styles.camera}>
          <MonitorUp aria-hidden="true" />
          <span>{name}</span>
        </span>
      );
    case "text": {
      const align = layer.layout[orientation]?.align ?? "left";
      const side = align.includes("right") ? "right" : align.includes("left") ? "left" : "centre";
      const text = words(layer.settings.text);
      const look = {
        color: layer.settings.colour,
        fontWeight: layer.settings.bold ? 700 : 400,
        "--ems": Math.max(1, widthInEms(text)),
      };
      return (
        <span className={cx(styles.text, styles[side])} style={look as CSSProperties}>
          <span>{text}</span>
        </span>
      );
    }
    case "overlay-slot":
      return (
        <span className={styles.slot} style={{ "--ems": widthInEms(name) } as CSSProperties}>
          {name}
        </span>
      );
    case "colour":
    case "microphone":
    case "music":
      return null;
  }
}

/** A scene drawn from its preset's own data, as it will be composed. */
export function SceneThumb({ scene, orientation, fill, isSmall = false, className }: SceneThumbProps) {
  const canvas: Canvas = useStudio((state) => state.settings.canvas)[orientation];
  return (
    <div
      className={cx(styles.thumb, isSmall && styles.small, className)}
      style={{ aspectRatio: `${canvas.width} / ${canvas.height}` }}
      aria-hidden="true"
    >
      {scene.layers.map((layer) => {
        const placement = layer.layout[orientation];
        if (!placement || layer.kind === "microphone" || layer.kind === "music") return null;
        if (isSmall && layer.kind === "overlay-slot") return null;
        const background = layer.kind === "colour" ? { background: layer.settings.colour } : {};
        return (
          <div
            key={layer.id}
            className={cx(styles.layer, layer.kind === "text" && styles.words)}
            style={{ ...placed(placement.frame), ...background }}
          >
            <LayerContent layer={layer} orientation={orientation} fill={fill} />
          </div>
        );
      })}
    </div>
  );
}
