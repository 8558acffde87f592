import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { useTranslation } from "react-i18next";
import { Toggle } from "../../components/toggle";
import { type ClipOptions as Options, useClips } from "./clip-store";
import styles from "./clips.module.css";
import { PortraitCrop } from "./portrait-crop";

interface ClipOptionsProps {
  recording: string;
  options: Options;
  /** The player's moment, asked when it is wanted. */
  now: () => number;
}

/** Quick or exact. An upright cut is encoded anyway, and so is exact. */
function Precision({ options, onChange }: { options: Options; onChange: (exact: boolean) => void }) {
  const { t } = useTranslation();
  const isUpright = options.portrait !== null;
  const isExact = options.exact || isUpright;
  return (
    <RadioGroup
      className={styles.ways ?? ""}
      value={isExact ? "exact" : "quick"}
      onChange={(way) => onChange(way === "exact")}
      isDisabled={isUpright}
    >
      <Label className="visually-hidden">{t("clips.way.label")}</Label>
      {(["quick", "exact"] as const).map((way) => (
        <Radio key={way} value={way} className={styles.way ?? ""}>
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.wayWords}>
            <strong>{t(`clips.way.${way}`)}</strong>
            <span>{t(way === "exact" && isUpright ? "clips.way.exactUpright" : `clips.way.${way}Text`)}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** How the chosen clips are cut, in plain words. */
export function ClipOptions({ recording, options, now }: ClipOptionsProps) {
  const { t } = useTranslation();
  const set = (values: Partial<Options>) => useClips.getState().set(recording, values);
  return (
    <fieldset className={styles.options}>
      <legend>{t("clips.how")}</legend>
      <Precision options={options} onChange={(exact) => set({ exact })} />
      <div className={styles.toggles}>
        <Toggle
          isOn={options.portrait !== null}
          onChange={(isOn) => set({ portrait: isOn ? options.middle : null })}
        >
          {t("clips.portrait.label")}
        </Toggle>
        <Toggle isOn={options.subtitles} onChange={(subtitles) => set({ subtitles })}>
          {t("clips.subtitles")}
        </Toggle>
        <Toggle isOn={options.cover} onChange={(cover) => set({ cover })}>
          {t("clips.cover")}
        </Toggle>
      </div>
      {options.portrait === null ? null : (
        <PortraitCrop
          recording={recording}
          middle={options.portrait}
          onMove={(middle) => set({ portrait: middle, middle })}
          now={now}
        />
      )}
    </fieldset>
  );
}
