import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatDuration } from "../../app/format";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import styles from "./show-picker.module.css";

/** What On air shows while no show is open: the shows there are. */
export function ShowPicker() {
  const { t } = useTranslation();
  const shows = useStudio((state) => state.library.shows);
  const { busy, run } = useBusy();
  return (
    <section className={styles.picker} aria-label={t("shows.label")}>
      <h2>{t(shows.length > 0 ? "shows.choose" : "shows.none")}</h2>
      <p className={styles.facts}>{t(shows.length > 0 ? "shows.text" : "shows.noneText")}</p>
      <ul className={styles.list}>
        {shows.map((show) => (
          <li key={show.id} className={styles.show}>
            <div className={styles.words}>
              <strong>{show.title}</strong>
              <span className={styles.facts}>
                {[
                  show.village,
                  t("shows.segments", { count: show.segments }),
                  formatDuration(show.plannedSeconds),
                  t(`orientation.${show.orientation}`),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </div>
            {show.bundled ? <Badge>{t("shows.bundled")}</Badge> : null}
            <Button
              tone="accent"
              busy={busy && t("common.loading")}
              onPress={() => void run(() => act("show.open", { id: show.id }))}
            >
              {t("common.open")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
