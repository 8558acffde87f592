import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { RecordingSummary } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { HoldButton } from "../../components/hold-button";
import { WhichOne } from "./which-one";

interface RemoveButtonProps {
  recording: RecordingSummary;
  isDisabled?: boolean;
  /** The entry is gone, and the focus with it. */
  onRemoved: () => void;
}

/** Deletes a recording for good, after being held. */
export function RemoveButton({ recording, isDisabled = false, onRemoved }: RemoveButtonProps) {
  const { t } = useTranslation();
  const { busy, run } = useBusy();
  const { id } = recording;
  return (
    <HoldButton
      icon={<Trash2 />}
      isDisabled={isDisabled || busy}
      onHeld={() =>
        void run(async () => {
          if ((await act("recording.remove", { id })) !== undefined) onRemoved();
        })
      }
    >
      {busy ? t("rehearsals.removing") : t("rehearsals.remove")}
      <WhichOne recording={recording} />
    </HoldButton>
  );
}
