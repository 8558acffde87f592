import { Pin } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import styles from "./clips.module.css";
import { formatMoment, parseMoment } from "./moment";

interface MomentFieldProps {
  label: string;
  /** Seconds; null where what was typed is no time. */
  value: number | null;
  onChange: (seconds: number | null) => void;
  /** The player's moment, asked when it is wanted. */
  now: () => number;
}

/** A moment of the recording: typed, or taken from the player. */
export function MomentField({ label, value, onChange, now }: MomentFieldProps) {
  const { t } = useTranslation();
  // What is typed stays as it is typed for as long as it means the same.
  const [typed, setTyped] = useState("");
  const text = parseMoment(typed) === value && typed !== "" ? typed : formatMoment(value ?? 0);
  const shown = value === null ? typed : text;
  return (
    <div className={styles.moment}>
      <Field
        label={label}
        value={shown}
        onChange={(next) => {
          setTyped(next);
          onChange(parseMoment(next));
        }}
        placeholder="0:00"
      />
      <Button
        icon={<Pin aria-hidden="true" />}
        label={t("clips.setNowOf", { what: label })}
        onPress={() => {
          setTyped("");
          onChange(now());
        }}
      >
        {t("clips.setNow")}
      </Button>
    </div>
  );
}
