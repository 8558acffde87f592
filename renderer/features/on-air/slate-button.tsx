import { EyeOff, MonitorPlay } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { toggleSlate } from "./commands";
import styles from "./transport.module.css";

/** Holds picture and sound back from every platform at once, and shows them again. */
export function SlateButton() {
  const { t } = useTranslation();
  const isOn = useStudio((state) => state.live.slateAsked);
  return (
    <button
      type="button"
      className={cx(styles.slate, isOn && styles.slateOn)}
      title={t(isOn ? "slate.back" : "slate.showLabel")}
      onClick={toggleSlate}
    >
      {isOn ? <MonitorPlay aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
      {t(isOn ? "slate.back" : "slate.show")}
      <kbd className={styles.key}>M</kbd>
    </button>
  );
}
