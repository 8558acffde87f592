import { Minus, Plus } from "lucide-react";
import { Input } from "react-aria-components/Input";
import { TextField } from "react-aria-components/TextField";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import { FieldFrame } from "./field-frame";
import styles from "./form.module.css";

interface StepFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The value one step down or up. */
  step: (direction: 1 | -1) => string;
  inputMode: "numeric" | "text";
  error?: string | undefined;
  hint?: string | undefined;
}

/** A number or a length of time: typed, or stepped with a big button at either side. */
export function StepField({ label, value, onChange, step, inputMode, error, hint }: StepFieldProps) {
  const { t } = useTranslation();
  return (
    <FieldFrame label={label} error={error} hint={hint}>
      <div className={styles.steps}>
        <Button
          icon={<Minus aria-hidden="true" />}
          label={t("cards.form.less", { label })}
          onPress={() => onChange(step(-1))}
        />
        <TextField
          className={styles.stepped ?? ""}
          aria-label={label}
          value={value}
          onChange={onChange}
          isInvalid={Boolean(error)}
          autoComplete="off"
          validationBehavior="aria"
        >
          <Input className={styles.input ?? ""} inputMode={inputMode} />
        </TextField>
        <Button
          icon={<Plus aria-hidden="true" />}
          label={t("cards.form.more", { label })}
          onPress={() => onChange(step(1))}
        />
      </div>
    </FieldFrame>
  );
}
