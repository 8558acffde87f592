import { Clapperboard } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { call, useStudio } from "../../app/bridge";
import { useSight } from "../../app/pictures";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { DiskPanel } from "./disk-panel";
import { FilterBar } from "./filter-bar";
import { everything, type ListFilter, wantedRecordings } from "./list";
import { RecordingRow } from "./recording-row";
import styles from "./rehearsals.module.css";
import { RehearseButton } from "./rehearse-button";
import { useScoresOf } from "./scores";

/** Rows that are made at once: several windows' worth, and quick on a weak computer. */
const step = 24;

/** Shows more rows as soon as the end of those there are comes near, or when it is pressed. */
function More({ left, onMore }: { left: number; onMore: () => void }) {
  const { t } = useTranslation();
  const { element, inSight } = useSight();
  useEffect(() => {
    if (inSight) onMore();
  }, [inSight, onMore]);
  return (
    <div ref={element} className={styles.more}>
      <Button onPress={onMore}>{t("rehearsals.more", { count: Math.min(step, left) })}</Button>
    </div>
  );
}

function Rows({ filter, onRemoved }: { filter: ListFilter; onRemoved: () => void }) {
  const { t } = useTranslation();
  const recordings = useStudio((state) => state.recording.recordings);
  const [most, setMost] = useState(step);
  const more = useCallback(() => setMost((count) => count + step), []);
  const wanted = wantedRecordings(recordings, filter);
  const shown = wanted.slice(0, most);
  useScoresOf(shown);
  return (
    <>
      <ul className={styles.list} aria-label={t("rehearsals.list")}>
        {shown.map((recording) => (
          <RecordingRow key={recording.id} recording={recording} onRemoved={onRemoved} />
        ))}
      </ul>
      {wanted.length > most ? <More key={most} left={wanted.length - most} onMore={more} /> : null}
    </>
  );
}

/** Every recording, and the room they take. */
export function RecordingsList() {
  const { t } = useTranslation();
  const recordings = useStudio((state) => state.recording.recordings);
  const [filter, setFilter] = useState(everything);
  const page = useRef<HTMLDivElement>(null);
  // Whoever held a button that went with its row goes on from the list.
  const onRemoved = useCallback(() => page.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    // Files may have come back, or gone, since the studio last looked.
    call("recording.list", {}).catch(() => undefined);
  }, []);
  const count = wantedRecordings(recordings, filter).length;
  if (recordings.length === 0)
    return (
      <Empty icon={<Clapperboard />} title={t("rehearsals.empty.title")} actions={<RehearseButton />}>
        {t("rehearsals.empty.text")}
      </Empty>
    );
  return (
    <div ref={page} tabIndex={-1} className={styles.page}>
      <DiskPanel onRemoved={onRemoved} />
      <FilterBar filter={filter} count={count} onChange={setFilter} />
      {count === 0 ? (
        <Empty
          title={t("rehearsals.filter.none")}
          actions={<Button onPress={() => setFilter(everything)}>{t("rehearsals.filter.clear")}</Button>}
        >
          {t("rehearsals.filter.noneText")}
        </Empty>
      ) : (
        <Rows key={`${filter.kind} ${filter.show}`} filter={filter} onRemoved={onRemoved} />
      )}
    </div>
  );
}
