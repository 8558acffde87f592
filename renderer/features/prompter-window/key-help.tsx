import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import styles from "./panels.module.css";

const rows = [
  ["space", "spaceText"],
  ["↑ ↓", "pace"],
  ["← →", "line"],
  ["PageUp PageDown", "paragraph"],
  ["Home", "home"],
  ["B · F5", "hold"],
  ["+ −", "size"],
  ["S", "look"],
  ["N", "facts"],
  ["M", "mirror"],
  ["V", "flip"],
  ["F", "full"],
  ["Esc", "escape"],
  ["wheel", "wheelText"],
  ["touch", "touchText"],
  ["?", "help"],
] as const;
/** Keys that have a name in words. */
const named = ["space", "wheel", "touch"] as const;
const isNamed = (key: string): key is (typeof named)[number] => named.some((name) => name === key);

/** Every key of this window, the wheel and the finger. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <aside className={styles.panel} aria-label={t("prompter.keys.title")}>
      <header className={styles.header}>
        <h2>{t("prompter.keys.title")}</h2>
        <Button tone="quiet" icon={<X aria-hidden="true" />} label={t("common.close")} onPress={onClose} />
      </header>
      <dl className={styles.keys}>
        {rows.map(([key, text]) => (
          <div key={key} className={styles.key}>
            <dt>{isNamed(key) ? t(`prompter.keys.${key}`) : key}</dt>
            <dd>{t(`prompter.keys.${text}`)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
