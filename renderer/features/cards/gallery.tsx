import { useTranslation } from "react-i18next";
import { localise } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import styles from "./gallery.module.css";
import { galleryOf } from "./template-groups";
import { TemplatePicture } from "./template-picture";
import { ThemeChips } from "./theme-chips";

/** Every template by what it is for, drawn in the look that cards have. */
export function Gallery({ onChoose }: { onChoose: (template: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const templates = useStudio((state) => state.library.templates);
  const theme = useStudio((state) => state.settings.cards.theme);
  if (templates.length === 0) return <p>{t("cards.gallery.empty")}</p>;
  return (
    <div className={styles.gallery}>
      <ThemeChips label={t("cards.gallery.look")} />
      {galleryOf(templates).map(({ group, templates: ofGroup }) => (
        <section key={group} aria-label={t(`cards.group.${group}`)} className={styles.group}>
          <h3>{t(`cards.group.${group}`)}</h3>
          <ul className={styles.tiles}>
            {ofGroup.map((template) => (
              <li key={template.id}>
                <button type="button" className={styles.tile} onClick={() => onChoose(template.id)}>
                  <TemplatePicture template={template} theme={theme} alt="" />
                  <strong>{localise(template.name, language)}</strong>
                  <span className={styles.purpose}>{localise(template.purpose, language)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
