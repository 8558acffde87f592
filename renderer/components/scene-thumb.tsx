import { MonitorUp, User, Video } from "lucide-react";
import type { Canvas, Frame, Layer, Orientation, Scene } from "../../preload/contract";
import { localise } from "../../preload/contract";
import { useStudio } from "../app/bridge";
import { cx } from "../app/cx";
import { useLanguage } from "../app/i18n";
import { Picture } from "./picture";
import styles from "./scene-thumb.module.css";

interface SceneThumbProps {
  scene: Scene;
  orientation: Orientation;
  /** Picture that story layers show; the scene's present one when left out. */
  story?: string | null | undefined;
  /** Draws this share of each edge as the safe zone. */
  safeZone?: number;
  className?: string | undefined;
}

const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`;

const placed = (frame: Frame): React.CSSProperties => ({
  left: percent(frame.x),
  top: percent(frame.y),
  width: percent(frame.w),
  height: percent(frame.h),
});

function useTextFiller() {
  const settings = useStudio((state) => state.settings);
  const show = useStudio((state) => state.show);
  const values: Record<string, string> = {
    village: show.open?.village || settings.village,
    host: show.open?.host || settings.host,
    show: show.open?.title ?? "",
    segment: show.open?.segments[Math.max(0, show.current)]?.title ?? "",
  };
  return (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] || whole);
}

function LayerContent({ layer, story }: { layer: Layer; story: string | null }) {
  const language = useLanguage();
  const product = useStudio((state) => state.scenes.pictures.product);
  const fill = useTextFiller();
  const name = localise(layer.name, language);
  switch (layer.kind) {
    case "camera":
      return (
        <span className={styles.camera}>
          <User aria-hidden="true" />
          {name}
        </span>
      );
    case "image": {
      const { role, file } = layer.settings;
      const reference = role === "story" ? (story ?? file) : role === "product" ? (product ?? file) : file;
      const fit = layer.layout.landscape?.fit ?? layer.layout.portrait?.fit ?? "cover";
      return <Picture reference={reference} alt="" fit={fit} className={styles.picture} />;
    }
    case "video":
      return (
        <span className={styles.camera}>
          <Video aria-hidden="true" />
          {name}
        </span>
      );
    case "screen":
      return (
        <span className={styles.camera}>
          <MonitorUp aria-hidden="true" />
          {name}
        </span>
      );
    case "text":
      return (
        <span
          className={styles.text}
          style={{ color: layer.settings.colour, fontWeight: layer.settings.bold ? 700 : 400 }}
        >
          <span>{fill(layer.settings.text)}</span>
        </span>
      );
    case "overlay-slot":
      return <span className={styles.slot}>{name}</span>;
    case "colour":
    case "microphone":
      return null;
  }
}

/** A scene drawn from its preset's own data, as it will be composed. */
export function SceneThumb({ scene, orientation, story, safeZone, className }: SceneThumbProps) {
  const canvas: Canvas = useStudio((state) => state.settings.canvas)[orientation];
  const present = useStudio((state) => state.scenes.pictures.story);
  return (
    <div
      className={cx(styles.thumb, className)}
      style={{ aspectRatio: `${canvas.width} / ${canvas.height}` }}
      aria-hidden="true"
    >
      {scene.layers.map((layer) => {
        const placement = layer.layout[orientation];
        if (!placement || layer.kind === "microphone") return null;
        const background = layer.kind === "colour" ? { background: layer.settings.colour } : {};
        return (
          <div key={layer.id} className={styles.layer} style={{ ...placed(placement.frame), ...background }}>
            <LayerContent layer={layer} story={story === undefined ? present : story} />
          </div>
        );
      })}
      {safeZone ? <div className={styles.safe} style={{ inset: percent(safeZone) }} /> : null}
    </div>
  );
}
