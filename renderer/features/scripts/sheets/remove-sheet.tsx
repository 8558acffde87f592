import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ScriptSummary } from "../../../../preload/contract";
import { act } from "../../../app/actions";
import { HoldButton } from "../../../components/hold-button";
import { Sheet } from "../../../components/sheet";
import type { ScriptSession } from "../session/script-session";

interface RemoveSheetProps {
  script: ScriptSummary;
  session: ScriptSession;
  onClose: () => void;
  onRemoved: () => void;
}

/** Removes a script of the user's own, by holding. */
export function RemoveSheet({ script, session, onClose, onRemoved }: RemoveSheetProps) {
  const { t } = useTranslation();
  async function remove() {
    session.forget();
    if ((await act("script.remove", { id: script.id })) === undefined) {
      // It is there still, and goes on being saved.
      await session.reload();
      return;
    }
    onClose();
    onRemoved();
  }
  return (
    <Sheet title={t("scriptsEditor.more.remove")} isOpen onClose={onClose}>
      <p>{t("scriptsEditor.remove.text", { title: script.title })}</p>
      <div>
        <HoldButton icon={<Trash2 />} onHeld={() => void remove()}>
          {t("common.remove")}
        </HoldButton>
      </div>
    </Sheet>
  );
}
