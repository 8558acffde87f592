import { ClipboardPaste } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";

interface PasteButtonProps {
  /** Gets the clipboard's text; the empty string where the page may not read it or it is empty. */
  onPasted: (text: string) => void;
}

/** Takes the key from the clipboard, once, because this button was pressed. */
export function PasteButton({ onPasted }: PasteButtonProps) {
  const { t } = useTranslation();
  async function paste() {
    try {
      onPasted((await navigator.clipboard.readText()).trim());
    } catch {
      // The desktop program refuses this to every page, and a browser may ask its user: typing Ctrl+V always works.
      onPasted("");
    }
  }
  return (
    <Button icon={<ClipboardPaste aria-hidden="true" />} onPress={() => void paste()}>
      {t("platforms.paste")}
    </Button>
  );
}
