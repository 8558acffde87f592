import { useEffect, useRef } from "react";
import styles from "./crop.module.css";
import { type Turn, turnedSize } from "./crop-frame";

interface TurnedPictureProps {
  image: HTMLImageElement;
  turn: Turn;
  label: string;
}

/** A picture drawn turned, in its own pixels; the sheet scales it. */
export function TurnedPicture({ image, turn, label }: TurnedPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!canvas.current || !context) return;
    const natural = { width: image.naturalWidth, height: image.naturalHeight };
    const { width, height } = turnedSize(natural, turn);
    canvas.current.width = width;
    canvas.current.height = height;
    context.translate(width / 2, height / 2);
    context.rotate((turn * Math.PI) / 180);
    context.drawImage(image, -natural.width / 2, -natural.height / 2);
  }, [image, turn]);
  return <canvas ref={canvas} className={styles.picture} role="img" aria-label={label} />;
}
