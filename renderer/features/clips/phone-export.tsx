import { useState } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import styles from "./export.module.css";
import { firstMegabytes, megabytesOf, usualMegabytes } from "./phone-size";

interface PhoneExportProps {
  /** The least megabytes it can be; null where that is not known. */
  fewest: number | null;
  isDisabled: boolean;
  busy: boolean;
  onMake: (megabytes: number) => unknown;
}

/** How large a film for phones may be. */
export function PhoneExport({ fewest, isDisabled, busy, onMake }: PhoneExportProps) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const chosen = picked ?? firstMegabytes(fewest);
  const megabytes = megabytesOf(chosen, typed);
  const isTooSmall = megabytes !== null && fewest !== null && megabytes < fewest;
  const tooSmall = isTooSmall ? t("exporting.size.tooSmall", { fewest }) : "";
  const unreadable = megabytes === null && typed !== "" ? t("exporting.size.unreadable") : "";
  const sizes = [...usualMegabytes.map(String), "other"];
  return (
    <div className={styles.phone}>
      <RadioGroup className={styles.sizes ?? ""} value={chosen} onChange={setPicked} isDisabled={isDisabled}>
        <Label className="visually-hidden">{t("exporting.size.label")}</Label>
        {sizes.map((size) => (
          <Radio key={size} value={size} className={styles.size ?? ""}>
            {size === "other" ? t("exporting.size.other") : `${size} MB`}
          </Radio>
        ))}
      </RadioGroup>
      {chosen === "other" ? (
        <Field
          label={t("exporting.size.typed")}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          error={tooSmall || unreadable}
          placeholder={String(Math.max(fewest ?? 0, 200))}
        />
      ) : null}
      {chosen !== "other" && isTooSmall ? <p role="alert">⚠ {tooSmall}</p> : null}
      <div>
        <Button
          label={t("exporting.makeOf", { what: t("exporting.kind.phone") })}
          isDisabled={isDisabled || megabytes === null || isTooSmall}
          busy={busy && t("exporting.beginning")}
          onPress={() => megabytes !== null && onMake(megabytes)}
        >
          {megabytes === null ? t("exporting.make") : t("exporting.makeSize", { megabytes })}
        </Button>
      </div>
    </div>
  );
}
