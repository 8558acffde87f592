import { useTranslation } from "react-i18next";
import { Sheet } from "../../components/sheet";
import styles from "./key-sheet.module.css";

const rows = [
  ["Space", "advance"],
  ["→", "right"],
  ["← / Backspace", "left"],
  ["1 – 9", "digits"],
  ["N", "n"],
  ["P", "p"],
  ["↑ / ↓", "upDown"],
  ["R", "r"],
  ["V", "v"],
  ["B", "b"],
  ["M", "m"],
  ["Tab", "tab"],
  ["Esc", "escape"],
  ["? / F1", "help"],
] as const;

/** Every key of the On air screen. */
export function KeySheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t("keys.title")} isOpen={isOpen} onClose={onClose}>
      <dl className={styles.keys}>
        {rows.map(([key, words]) => (
          <div key={words} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{key === "Space" ? t("keys.space") : key}</kbd>
            </dt>
            <dd>{t(`keys.${words}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t("keys.note")}</p>
    </Sheet>
  );
}
