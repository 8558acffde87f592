import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatDuration } from "../../app/format";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import styles from "./show-picker.module.css";

/** The shows there are, each with a button that opens it; `onOpened` comes after that. */
export function ShowList({ onOpened }: { onOpened?: () => Promise<void> }) {
  const { t } = useTranslation();
  const shows = useStudio((state) => state.library.shows);
  const { busy, run } = useBusy();
  async function open(id: string) {
    if (await act("show.open", { id })) await onOpened?.();
  }
  return (
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
            onPress={() => void run(() => open(show.id))}
          >
            {t("common.open")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
