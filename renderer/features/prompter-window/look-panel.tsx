import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import { LookControls } from "../prompter/look-controls";
import styles from "./panels.module.css";

/** The look, beside the text it changes. Never mirrored: whoever presses here looks at the screen itself. */
export default function LookPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <aside className={styles.panel} aria-label={t("prompter.look.title")}>
      <header className={styles.header}>
        <h2>{t("prompter.look.title")}</h2>
        <Button tone="quiet" icon={<X aria-hidden="true" />} label={t("common.close")} onPress={onClose} />
      </header>
      <LookControls />
    </aside>
  );
}
