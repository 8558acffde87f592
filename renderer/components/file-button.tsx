import type { ReactNode } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Button } from "./button";

interface FileButtonProps {
  /** File types: `image/*`, `.csv`. */
  accept: string[];
  onFile: (file: File) => void;
  icon?: ReactNode;
  busy?: string | false;
  children: ReactNode;
}

/** A button that asks for one file. */
export const FileButton = ({ accept, onFile, icon, busy, children }: FileButtonProps) => (
  <FileTrigger
    acceptedFileTypes={accept}
    onSelect={(files) => {
      const file = files?.[0];
      if (file) onFile(file);
    }}
  >
    <Button icon={icon} busy={busy}>
      {children}
    </Button>
  </FileTrigger>
);
