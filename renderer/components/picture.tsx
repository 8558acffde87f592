import { ImageOff } from "lucide-react";
import { useState } from "react";
import { mediaUrl } from "../app/bridge";
import { cx } from "../app/cx";
import styles from "./picture.module.css";

interface PictureProps {
  /** Media reference, or nothing. */
  reference: string | null | undefined;
  /** Empty where the picture only repeats the words beside it. */
  alt: string;
  fit?: "cover" | "contain";
  /** Loaded when it comes into view: for lists of many. */
  isLazy?: boolean;
  className?: string | undefined;
}

/** A picture of the studio's media; a quiet mark where there is none or it cannot be loaded. */
export function Picture({ reference, alt, fit = "cover", isLazy = false, className }: PictureProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const address = mediaUrl(reference);
  if (!address || failed === address)
    return (
      <span className={cx(styles.none, className)} aria-hidden="true">
        <ImageOff />
      </span>
    );
  return (
    <img
      {...(isLazy ? { loading: "lazy", decoding: "async" } : {})}
      className={cx(styles.picture, styles[fit], className)}
      src={address}
      alt={alt}
      draggable={false}
      onError={() => setFailed(address)}
    />
  );
}
