import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import styles from "./destination-list.module.css";

interface SortButtonsProps {
  name: string;
  index: number;
  count: number;
  onMove: (place: number) => void;
}

/** Moves one row a place up or down. */
export function SortButtons({ name, index, count, onMove }: SortButtonsProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const movedTo = useRef<number | null>(null);
  useEffect(() => {
    if (movedTo.current !== index) return;
    movedTo.current = null;
    // At an end the button that was pressed is switched off: the focus goes on with the other one.
    if (index === 0 || index === count - 1)
      box.current?.querySelector<HTMLButtonElement>("button:not([disabled])")?.focus();
  }, [index, count]);
  const move = (place: number) => {
    movedTo.current = place;
    onMove(place);
  };
  return (
    <div className={styles.sort} ref={box}>
      <Button
        tone="quiet"
        icon={<ArrowUp aria-hidden="true" />}
        label={t("platforms.order.up", { name })}
        isDisabled={index === 0}
        onPress={() => move(index - 1)}
      />
      <Button
        tone="quiet"
        icon={<ArrowDown aria-hidden="true" />}
        label={t("platforms.order.down", { name })}
        isDisabled={index === count - 1}
        onPress={() => move(index + 1)}
      />
    </div>
  );
}
