import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { cx } from "../../app/cx";
import styles from "./chips.module.css";

export interface Chip {
  id: string;
  name: string;
  /** Shown above the name. */
  picture?: ReactNode;
}

interface ChipsProps {
  label: string;
  options: Chip[];
  value: string | null;
  onChange: (id: string) => void;
  hideLabel?: boolean;
  /** The label stands before the options instead of above them. */
  isInline?: boolean;
}

/** One of a few, all in sight: a tap chooses. */
export const Chips = ({
  label,
  options,
  value,
  onChange,
  hideLabel = false,
  isInline = false,
}: ChipsProps) => (
  <RadioGroup className={cx(styles.group, isInline && styles.inline)} value={value} onChange={onChange}>
    <Label className={cx(styles.label, hideLabel && "visually-hidden")}>{label}</Label>
    <div className={styles.chips}>
      {options.map(({ id, name, picture }) => (
        <Radio key={id} value={id} className={cx(styles.chip, picture !== undefined && styles.pictured)}>
          {picture}
          <span>{name}</span>
        </Radio>
      ))}
    </div>
  </RadioGroup>
);
