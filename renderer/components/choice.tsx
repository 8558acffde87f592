import { Check, ChevronDown } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select, SelectValue } from "react-aria-components/Select";
import { cx } from "../app/cx";
import styles from "./choice.module.css";

export interface Option {
  id: string;
  name: string;
}

interface ChoiceProps {
  label: string;
  options: Option[];
  value: string | null;
  onChange: (id: string) => void;
  placeholder?: string;
  isDisabled?: boolean;
  /** The label is read out but not shown. */
  hideLabel?: boolean;
}

/** One of a list, in a drop-down. */
export function Choice({ label, options, value, onChange, placeholder = "", ...rest }: ChoiceProps) {
  return (
    <Select
      className={styles.choice ?? ""}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      placeholder={placeholder}
      isDisabled={rest.isDisabled ?? false}
    >
      <Label className={cx(styles.label, rest.hideLabel && "visually-hidden")}>{label}</Label>
      <Button className={styles.button ?? ""}>
        <SelectValue className={styles.value ?? ""} />
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ""}>
        <ListBox className={styles.list ?? ""} items={options}>
          {(option) => (
            <ListBoxItem className={styles.item ?? ""} id={option.id} textValue={option.name}>
              {({ isSelected }) => (
                <>
                  <span>{option.name}</span>
                  {isSelected ? <Check aria-hidden="true" /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
