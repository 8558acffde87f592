import { useTranslation } from "react-i18next";
import type { DestinationState } from "../../../preload/contract";
import { Sheet } from "../../components/sheet";
import { CompanionForm } from "./companion-form";
import { DestinationForm } from "./destination-form";

interface DestinationSheetProps {
  destination: DestinationState;
  /** What came from the clipboard as a new key; empty where it could not be read, undefined where nobody asked. */
  pastedKey?: string | undefined;
  onClose: () => void;
}

/** The form of a saved destination. */
export function DestinationSheet({ destination, pastedKey, onClose }: DestinationSheetProps) {
  const { t } = useTranslation();
  const { id, platform, name, server, enabled, keyMask, kind } = destination;
  const initial = { id, platform, name, server, key: pastedKey ?? "", enabled };
  return (
    <Sheet title={t("platforms.changeTitle", { name })} isOpen onClose={onClose}>
      {kind === "companion" ? (
        <CompanionForm initial={initial} onDone={onClose} />
      ) : (
        <DestinationForm
          initial={initial}
          keyMask={keyMask}
          isPasteRefused={pastedKey === ""}
          onDone={onClose}
        />
      )}
    </Sheet>
  );
}
