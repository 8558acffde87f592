import { CircleHelp, Clapperboard, type LucideIcon, PanelBottom, ShoppingBasket, Timer } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { useTranslation } from "react-i18next";
import { localise } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Button } from "../../components/button";
import { Sheet } from "../../components/sheet";
import styles from "./scripts.module.css";

interface CueMenuProps {
  icon: LucideIcon;
  label: string;
  items: { cue: string; name: string }[];
  onInsert: (cue: string) => void;
}

function CueMenu({ icon: Icon, label, items, onInsert }: CueMenuProps) {
  return (
    <MenuTrigger>
      <AriaButton className={styles.cueButton ?? ""} isDisabled={items.length === 0}>
        <Icon aria-hidden="true" />
        {label}
      </AriaButton>
      <Popover className={styles.menuPopover ?? ""}>
        <Menu className={styles.menu ?? ""} onAction={(key) => onInsert(String(key))}>
          {items.map(({ cue, name }) => (
            <MenuItem key={cue} id={cue} className={styles.menuItem ?? ""}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const quoted = (text: string) => `"${text.replaceAll('"', "”")}"`;

/** Puts cues into the script without having to know how they are written. */
export function CueBar({ onInsert }: { onInsert: (cue: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { presets, products, templates } = useStudio((state) => state.library);
  const [helping, setHelping] = useState(false);
  const scenes = presets.flatMap((preset) =>
    preset.scenes.map((scene) => ({
      cue: `::scene{id=${preset.id}/${scene.id}}`,
      name: `${localise(preset.name, language)} · ${localise(scene.name, language)}`,
    })),
  );
  const overlays = templates.map((template) => ({
    cue: `::overlay{id=${template.id} ${template.fields
      .filter((field) => field.required)
      .map((field) => `${field.id}=${quoted(template.example[field.id] ?? localise(field.label, language))}`)
      .join(" ")}}`,
    name: localise(template.name, language),
  }));
  const pauses = [2, 3, 5, 10].map((seconds) => ({
    cue: `::pause{seconds=${seconds}}`,
    name: t("cue.firePause", { seconds }),
  }));
  return (
    <div className={styles.cueBar} role="toolbar" aria-label={t("scripts.insertCue")}>
      <span className={styles.facts}>{t("scripts.insertCue")}</span>
      <CueMenu icon={Clapperboard} label={t("cue.scene")} items={scenes} onInsert={onInsert} />
      <CueMenu
        icon={ShoppingBasket}
        label={t("cue.product")}
        items={products.map(({ id, name }) => ({ cue: `::product{id=${id}}`, name }))}
        onInsert={onInsert}
      />
      <CueMenu icon={PanelBottom} label={t("cue.overlay")} items={overlays} onInsert={onInsert} />
      <CueMenu icon={Timer} label={t("cue.pause")} items={pauses} onInsert={onInsert} />
      <Button
        tone="quiet"
        icon={<CircleHelp aria-hidden="true" />}
        label={t("scripts.cueHelp.title")}
        onPress={() => setHelping(true)}
      />
      <Sheet title={t("scripts.cueHelp.title")} isOpen={helping} onClose={() => setHelping(false)}>
        <p>{t("scripts.cueHelp.text")}</p>
        <dl className={styles.cueHelp}>
          <dt>{"::scene{id=village-story/host}"}</dt>
          <dd>{t("scripts.cueHelp.scene")}</dd>
          <dt>{"::product{id=zhuyuan-dumplings}"}</dt>
          <dd>{t("scripts.cueHelp.product")}</dd>
          <dt>{'::overlay{id=lower-third name="…"}'}</dt>
          <dd>{t("scripts.cueHelp.overlay")}</dd>
          <dt>{"::pause{seconds=3}"}</dt>
          <dd>{t("scripts.cueHelp.pause")}</dd>
        </dl>
        <p>{t("scripts.cueHelp.review")}</p>
      </Sheet>
    </div>
  );
}
