import { useTranslation } from "react-i18next";
import { localise, type OverlayTemplate, type OverlayTheme } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Toggle } from "../../components/toggle";
import { Chips } from "../cards/chips";
import { productTemplate } from "../cards/template-groups";
import { TemplatePicture } from "../cards/template-picture";
import styles from "./cards-section.module.css";
import { Section } from "./section";
import settings from "./settings.module.css";

function Samples({ theme, templates }: { theme: OverlayTheme; templates: OverlayTemplate[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <span className={styles.samples}>
      {templates.map((template) => (
        <TemplatePicture
          key={template.id}
          template={template}
          theme={theme.id}
          alt={t("cards.settings.sample", {
            theme: localise(theme.name, language),
            template: localise(template.name, language),
          })}
        />
      ))}
    </span>
  );
}

/** The look of all cards, chosen by its picture, and whether they move. */
export function CardsSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const themes = useStudio((state) => state.library.themes);
  const templates = useStudio((state) => state.library.templates);
  const { theme, motion } = useStudio((state) => state.settings.cards);
  const samples = [
    productTemplate(templates),
    templates.find(({ slot }) => slot === "lower-third") ?? null,
  ].filter((template) => template !== null);
  return (
    <Section title={t("cards.settings.title")}>
      <p className={settings.quiet}>{t("cards.settings.text")}</p>
      {themes.length === 0 ? (
        <p>{t("cards.settings.none")}</p>
      ) : (
        <Chips
          label={t("cards.settings.theme")}
          hideLabel
          options={themes.map((one) => ({
            id: one.id,
            name: localise(one.name, language),
            picture: <Samples theme={one} templates={samples} />,
          }))}
          value={theme}
          onChange={(id) => perform("settings.set", { cards: { theme: id } })}
        />
      )}
      <div>
        <Toggle isOn={motion} onChange={(isOn) => perform("settings.set", { cards: { motion: isOn } })}>
          {t("cards.settings.motion")}
        </Toggle>
        <p className={settings.quiet}>{t("cards.settings.motionHint")}</p>
      </div>
    </Section>
  );
}
