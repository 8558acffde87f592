import { type DragEvent, type ReactNode, useState } from "react";
import styles from "./import.module.css";

interface DropZoneProps {
  label: string;
  onFile: (file: File) => void;
  children: ReactNode;
}

const holdsFile = (event: DragEvent) => [...event.dataTransfer.types].includes("Files");

/** A place to drop a file on. Whoever does not drag uses the button inside. */
export function DropZone({ label, onFile, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser.
    <div
      role="group"
      aria-label={label}
      className={styles.drop}
      data-drop-target={isOver || undefined}
      onDragOver={(event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      {children}
    </div>
  );
}
