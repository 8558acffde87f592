import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea } from "react-aria-components/TextArea";
import { TextField } from "react-aria-components/TextField";
import styles from "./field.module.css";

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with the value, as a sentence; empty when nothing is. */
  error?: string | undefined;
  hint?: ReactNode;
  type?: "text" | "password" | "number" | "url";
  inputMode?: "text" | "decimal" | "numeric" | "url";
  placeholder?: string;
  /** More than 1 makes it a text area. */
  rows?: number;
  isRequired?: boolean;
  isDisabled?: boolean;
  name?: string;
}

/** A labelled text field that says what is wrong while one types. */
export function Field({
  label,
  value,
  onChange,
  error,
  hint,
  rows = 1,
  placeholder = "",
  ...rest
}: FieldProps) {
  const { inputMode = "text", type = "text", ...field } = rest;
  return (
    <TextField
      {...field}
      className={styles.field ?? ""}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      type={type}
      autoComplete="off"
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ""}>{label}</Label>
      {rows > 1 ? (
        <TextArea className={styles.input ?? ""} rows={rows} placeholder={placeholder} />
      ) : (
        <Input
          className={styles.input ?? ""}
          inputMode={inputMode}
          placeholder={placeholder}
          spellCheck="false"
        />
      )}
      {hint ? (
        <Text slot="description" className={styles.hint ?? ""}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={styles.error ?? ""}>{error ? `⚠ ${error}` : ""}</FieldError>
    </TextField>
  );
}
