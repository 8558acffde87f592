import { ChevronDown, ChevronUp, Minus, Pause, Play, Plus, Zap } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { useTranslation } from "react-i18next";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { changePace, jumpBy, togglePrompter } from "../prompter/commands";
import styles from "./touch-bar.module.css";

interface BigProps {
  icon: ReactNode;
  children: string;
  onPress: () => void;
  isDisabled?: boolean;
  isLit?: boolean;
}

const Big = ({ icon, children, onPress, isDisabled = false, isLit = false }: BigProps) => (
  <Button className={cx(styles.big, isLit && styles.lit)} onPress={onPress} isDisabled={isDisabled}>
    {icon}
    <span>{children}</span>
  </Button>
);

/** What a reader without keys needs, in buttons for a thumb. Shown where the pointer is a finger. */
export function TouchBar() {
  const { t } = useTranslation();
  const playing = useStudio((state) => state.prompter.playing);
  const isEmpty = useStudio((state) => state.prompter.scriptId === null);
  const armed = useStudio((state) => state.prompter.armed !== null);
  return (
    <footer className={styles.bar}>
      <Big
        icon={playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        onPress={togglePrompter}
        isDisabled={isEmpty}
      >
        {playing ? t("prompter.pause") : t("prompter.play")}
      </Big>
      <Big icon={<ChevronUp aria-hidden="true" />} onPress={() => jumpBy("line", -1)} isDisabled={isEmpty}>
        {t("prompter.lineBack")}
      </Big>
      <Big icon={<ChevronDown aria-hidden="true" />} onPress={() => jumpBy("line", 1)} isDisabled={isEmpty}>
        {t("prompter.lineOn")}
      </Big>
      <Big
        icon={<Zap aria-hidden="true" />}
        onPress={() => perform("prompter.fire", {})}
        isDisabled={!armed}
        isLit={armed}
      >
        {t("prompter.window.fire")}
      </Big>
      <Big icon={<Minus aria-hidden="true" />} onPress={() => changePace(-1)}>
        {t("prompter.slower")}
      </Big>
      <Big icon={<Plus aria-hidden="true" />} onPress={() => changePace(1)}>
        {t("prompter.faster")}
      </Big>
    </footer>
  );
}
