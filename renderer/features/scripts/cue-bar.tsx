import { CircleHelp, Clapperboard, PanelBottom, ShoppingBasket, Timer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localise } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Button } from "../../components/button";
import { Sheet } from "../../components/sheet";
import { MenuButton } from "./script-menus";
import styles from "./scripts.module.css";

const quoted = (text: string) => `"${text.replaceAll('"', "”")}"`;

/** Puts cues into the script without having to know how they are written. */
export function CueBar({ onInsert }: { onInsert: (cue: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { presets, products, templates } = useStudio((state) => state.library);
  const [helping, setHelping] = useState(false);
  const scenes = presets.flatMap((preset) =>
    preset.scenes.map((scene) => ({
      id: `::scene{id=${preset.id}/${scene.id}}`,
      name: `${localise(preset.name, language)} · ${localise(scene.name, language)}`,
    })),
  );
  const overlays = templates.map((template) => ({
    id: `::overlay{id=${template.id} ${template.fields
      .filter((field) => field.required)
      .map((field) => `${field.id}=${quoted(template.example[field.id] ?? localise(field.label, language))}`)
      .join(" ")}}`,
    name: localise(template.name, language),
  }));
  const pauses = [2, 3, 5, 10].map((seconds) => ({
    id: `::pause{seconds=${seconds}}`,
    name: t("cue.firePause", { seconds }),
  }));
  return (
    <div className={styles.cueBar} role="toolbar" aria-label={t("scripts.insertCue")}>
      <span className={styles.facts} aria-hidden="true">
        {t("scripts.insertCue")}
      </span>
      <MenuButton icon={Clapperboard} label={t("cue.scene")} items={scenes} onAction={onInsert} />
      <MenuButton
        icon={ShoppingBasket}
        label={t("cue.product")}
        items={products.map(({ id, name }) => ({ id: `::product{id=${id}}`, name }))}
        onAction={onInsert}
      />
      <MenuButton icon={PanelBottom} label={t("cue.overlay")} items={overlays} onAction={onInsert} />
      <MenuButton icon={Timer} label={t("cue.pause")} items={pauses} onAction={onInsert} />
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
          <dt>{"::scene{id=village-story/host auto}"}</dt>
          <dd>{t("scripts.cueHelp.auto")}</dd>
        </dl>
        <p>{t("scripts.cueHelp.edit")}</p>
      </Sheet>
    </div>
  );
}
