import { useState } from "react";
import { Input } from "react-aria-components/Input";
import { TextField } from "react-aria-components/TextField";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import { FieldFrame } from "./field-frame";
import styles from "./form.module.css";
import { joinMoment, momentIn, readMoment } from "./typed-values";

const quickMinutes = [5, 10, 30];

interface MomentFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A day and a time of this computer's own time zone, today unless told, with the usual "in ten minutes" one tap away. */
export function MomentField({ label, value, onChange, error }: MomentFieldProps) {
  const { t } = useTranslation();
  const read = readMoment(value, Date.now());
  // While the time is being typed there is no moment yet, but the day that was chosen must stay.
  const [day, setDay] = useState(read.day);
  const put = (part: { day?: string; time?: string }) => {
    const next = { day, time: read.time, ...part };
    setDay(next.day);
    onChange(joinMoment(next));
  };
  const input = (kind: "date" | "time", text: string, change: (value: string) => void) => (
    <TextField
      className={styles.stepped ?? ""}
      aria-label={t(kind === "date" ? "cards.form.day" : "cards.form.time", { label })}
      value={text}
      onChange={change}
      type={kind as "text"}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <Input className={styles.input ?? ""} />
    </TextField>
  );
  return (
    <FieldFrame label={label} error={error}>
      <div className={styles.steps}>
        {input("time", read.time, (time) => put({ time }))}
        {input("date", value ? read.day : day, (chosen) => put({ day: chosen }))}
      </div>
      <div className={styles.quick}>
        {quickMinutes.map((minutes) => (
          <Button
            key={minutes}
            onPress={() => {
              const moment = momentIn(minutes, Date.now());
              setDay(readMoment(moment, Date.now()).day);
              onChange(moment);
            }}
          >
            {t("cards.form.inMinutes", { minutes })}
          </Button>
        ))}
      </div>
    </FieldFrame>
  );
}
