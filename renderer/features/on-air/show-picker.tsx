import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { ShowList } from "./show-list";
import styles from "./show-picker.module.css";

/** What On air shows while no show is open: the shows there are. */
export function ShowPicker() {
  const { t } = useTranslation();
  const hasShows = useStudio((state) => state.library.shows.length > 0);
  return (
    <section className={styles.picker} aria-label={t("shows.label")}>
      <h2>{t(hasShows ? "shows.choose" : "shows.none")}</h2>
      <p className={styles.facts}>{t(hasShows ? "shows.text" : "shows.noneText")}</p>
      <ShowList />
    </section>
  );
}
