import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { Screen } from "../../components/screen";
import { ShowFilmButton } from "../show-film/show-film-button";
import { useOpenReview } from "./open-review";
import { reviewButtonId } from "./recording-row";
import { RecordingsList } from "./recordings-list";
import styles from "./rehearsals.module.css";
import { RehearseButton } from "./rehearse-button";
import { forgetScores } from "./scores";

const ReviewPage = lazy(() => import("../review/review-page"));

/** Comes back to the button that opened a review once the list is there again. */
function useWayBack(opened: string | null) {
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (opened === null && before.current !== null) {
      // What was listened to meanwhile counts in the score.
      forgetScores();
      document.getElementById(reviewButtonId(before.current))?.focus();
    }
    before.current = opened;
  }, [opened]);
}

/** Recordings of rehearsals and shows, the way into a rehearsal, and one recording's review in place of them. */
export default function RehearsalsScreen() {
  const { t } = useTranslation();
  const id = useOpenReview((review) => review.id);
  const close = useOpenReview((review) => review.close);
  const isThere = useStudio((state) => state.recording.recordings.some((each) => each.id === id));
  const opened = id !== null && isThere ? id : null;
  useWayBack(opened);
  useEffect(() => {
    if (id !== null && !isThere) close();
  }, [id, isThere, close]);
  return (
    <>
      {/* Stays where it was scrolled to, with what was chosen of it. */}
      <div className={styles.fill} hidden={opened !== null}>
        <Screen
          title={t("rail.rehearsals")}
          purpose={t("rehearsals.purpose")}
          scrolls
          actions={
            <>
              <ShowFilmButton />
              <RehearseButton />
            </>
          }
        >
          <RecordingsList />
        </Screen>
      </div>
      {opened === null ? null : (
        <Suspense fallback={<p className={styles.loading}>{t("common.loading")}</p>}>
          <ReviewPage key={opened} id={opened} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
