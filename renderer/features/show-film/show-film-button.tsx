import { Film } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatDuration } from "../../app/format";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { Sheet } from "../../components/sheet";
import { FilmJobs } from "./film-jobs";
import styles from "./show-film.module.css";

const speeds = [1, 2, 4, 10];

/** Which show, and how fast it passes; then it is made while one goes on with other things. */
function FilmForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const shows = useStudio((state) => state.library.shows);
  const openId = useStudio((state) => state.show.open?.id ?? null);
  const isBusyWithPicture = useStudio(
    ({ live, recording }) => live.status !== "idle" || recording.status !== "idle",
  );
  const [id, setId] = useState(openId ?? shows[0]?.id ?? null);
  const [speed, setSpeed] = useState(1);
  const { busy, run } = useBusy();
  const show = shows.find((other) => other.id === id);
  return (
    <div className={styles.form}>
      <FilmJobs />
      <p className={styles.purpose}>{t("showFilm.purpose")}</p>
      <Choice
        label={t("showFilm.show")}
        options={shows.map(({ id: key, title }) => ({ id: key, name: title }))}
        value={id}
        onChange={setId}
      />
      <Choice
        label={t("showFilm.speed")}
        options={speeds.map((times) => ({
          id: String(times),
          name: t(times === 1 ? "showFilm.asPlanned" : "showFilm.times", { times }),
        }))}
        value={String(speed)}
        onChange={(chosen) => setSpeed(Number(chosen))}
      />
      {show ? (
        <p className={styles.purpose}>
          {t("showFilm.length", { length: formatDuration(show.plannedSeconds / speed) })}
        </p>
      ) : null}
      {isBusyWithPicture ? <p role="status">{t("showFilm.later")}</p> : null}
      <Button
        tone="accent"
        icon={<Film aria-hidden="true" />}
        isDisabled={id === null || isBusyWithPicture}
        busy={busy && t("showFilm.starting")}
        onPress={() =>
          void run(async () => {
            if (id !== null && (await act("show.film", { id, speed }))) onDone();
          })
        }
      >
        {t("showFilm.make")}
      </Button>
    </div>
  );
}

/** Makes a film of a show without camera or engine: for trainers to hand out, and to look a rundown over. */
export function ShowFilmButton() {
  const { t } = useTranslation();
  const hasShows = useStudio((state) => state.library.shows.length > 0);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Film aria-hidden="true" />} isDisabled={!hasShows} onPress={() => setOpen(true)}>
        {t("showFilm.button")}
      </Button>
      <Sheet title={t("showFilm.title")} isOpen={isOpen} onClose={() => setOpen(false)}>
        <FilmForm onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}
