import { Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { studioNow, useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Toggle } from "../../components/toggle";
import styles from "./look-controls.module.css";
import { type LookNumber, lookNumbers, shownValue, stepped } from "./look-numbers";

type Look = Settings["prompter"];

const change = (patch: Partial<Look>): void => perform("settings.set", { prompter: patch });

/** One step of a number of the look, from what it is now. */
export function stepLook(key: LookNumber, direction: 1 | -1): void {
  const look = studioNow()?.settings.prompter;
  if (look) change({ [key]: stepped(key, look[key], direction) });
}

function Stepper({ name }: { name: LookNumber }) {
  const { t } = useTranslation();
  const value = useStudio((state) => state.settings.prompter[name]);
  const { least, most, unit } = lookNumbers[name];
  const shown = shownValue(name, value);
  const label = t(`prompter.look.${name}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its legend on its edge.
    <div className={styles.stepper} role="group" aria-label={label}>
      <span className={styles.name}>{label}</span>
      <Button
        icon={<Minus aria-hidden="true" />}
        label={t("prompter.look.less", { name: label })}
        isDisabled={value <= least}
        onPress={() => stepLook(name, -1)}
      />
      <output className={styles.value}>
        {name === "countdown" && value === 0
          ? t("prompter.look.off")
          : unit === null
            ? shown
            : t(`prompter.look.${unit}`, { value: shown })}
      </output>
      <Button
        icon={<Plus aria-hidden="true" />}
        label={t("prompter.look.more", { name: label })}
        isDisabled={value >= most}
        onPress={() => stepLook(name, 1)}
      />
    </div>
  );
}

interface PickProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly Value[];
  onChange: (value: Value) => void;
  children: (value: Value) => ReactNode;
}

/** One of a few, all of them seen. */
function Pick<Value extends string>({ label, value, options, onChange, children }: PickProps<Value>) {
  return (
    <RadioGroup
      className={styles.pick ?? ""}
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
      orientation="horizontal"
    >
      <Label className={styles.name ?? ""}>{label}</Label>
      <div className={styles.options}>
        {options.map((option) => (
          <Radio key={option} value={option} className={styles.option ?? ""}>
            {children(option)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

/** Everything about how the prompter looks, in controls for one hand; each change is seen at once, in every window. */
export function LookControls({
  numbers = Object.keys(lookNumbers) as LookNumber[],
}: {
  numbers?: LookNumber[];
}) {
  const { t } = useTranslation();
  const look = useStudio((state) => state.settings.prompter);
  return (
    <div className={styles.controls}>
      <div className={styles.steppers}>
        {numbers.map((name) => (
          <Stepper key={name} name={name} />
        ))}
      </div>
      <Pick
        label={t("prompter.look.font")}
        value={look.font}
        options={["sans", "serif", "kai"] as const}
        onChange={(font) => change({ font })}
      >
        {(font) => (
          <span className={styles.sample} data-font={font}>
            {t(`prompter.look.fonts.${font}`)}
          </span>
        )}
      </Pick>
      <p className={styles.hint}>{t("prompter.look.fontHint")}</p>
      <Pick
        label={t("prompter.look.colours")}
        value={look.colours}
        options={["white-on-black", "yellow-on-black", "green-on-black", "black-on-paper"] as const}
        onChange={(colours) => change({ colours })}
      >
        {(palette) => (
          <span className={styles.swatch} data-palette={palette}>
            {t(`prompter.look.palette.${palette}`)}
          </span>
        )}
      </Pick>
      <div className={styles.toggles}>
        {(["mirror", "flip", "facts"] as const).map((key) => (
          <Toggle key={key} isOn={look[key]} onChange={(isOn) => change({ [key]: isOn })}>
            {t(`prompter.look.${key}`)}
          </Toggle>
        ))}
      </div>
    </div>
  );
}
