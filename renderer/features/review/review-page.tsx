import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Review } from "../../../preload/contract";
import { Button } from "../../components/button";
import { createPlayer } from "./player";
import { PlayerContext, usePlayer, usePlayerState } from "./player-context";
import { PlayerPanel } from "./player-panel";
import styles from "./review.module.css";
import { ReviewHeader } from "./review-header";
import { type SectionId, SectionNav, sectionsOf } from "./section-nav";
import { CardsSection } from "./sections/cards-section";
import { ImproveSection } from "./sections/improve-section";
import { PaceSection } from "./sections/pace-section";
import { ScriptSection } from "./sections/script-section";
import { SegmentsSection } from "./sections/segments-section";
import { SoundSection } from "./sections/sound-section";
import { type ReviewAnswers, useReview } from "./use-review";

const ClipsPanel = lazy(() => import("../clips/clips-panel"));

interface ReviewPageProps {
  /** The recording's. */
  id: string;
  onClose: () => void;
}

function Waiting({ answers, onClose }: { answers: ReviewAnswers; onClose: () => void }) {
  const { t } = useTranslation();
  const { failure } = answers.review;
  return (
    <div className={styles.waiting} role={failure ? "alert" : "status"}>
      <h2>{failure ? t("review.failed") : t("review.loading")}</h2>
      <p>{failure ? failure.message : t("review.loadingHint")}</p>
      {failure ? <p>{failure.hint}</p> : null}
      <div className={styles.steps}>
        {failure ? (
          <Button tone="accent" onPress={answers.retry}>
            {t("common.retry")}
          </Button>
        ) : null}
        <Button onPress={onClose}>{t("review.backLabel")}</Button>
      </div>
    </div>
  );
}

function Clips({ id }: { id: string }) {
  const { t } = useTranslation();
  const player = usePlayer();
  const at = usePlayerState(({ time }) => time);
  return (
    <Suspense fallback={<p className={styles.quiet}>{t("review.clips.loading")}</p>}>
      <ClipsPanel recording={id} onSeek={player.seek} at={at} />
    </Suspense>
  );
}

function Section({
  section,
  review,
  answers,
}: {
  section: SectionId;
  review: Review;
  answers: ReviewAnswers;
}) {
  if (section === "improve") return <ImproveSection review={review} trend={answers.trend} />;
  if (section === "segments") return <SegmentsSection review={review} />;
  if (section === "pace") return <PaceSection review={review} trend={answers.trend} />;
  if (section === "script") return <ScriptSection review={review} />;
  if (section === "cards") return <CardsSection review={review} />;
  if (section === "sound") return <SoundSection review={review} />;
  return <Clips id={review.id} />;
}

function Page({ review, answers, onClose }: { review: Review; answers: ReviewAnswers; onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<SectionId>("improve");
  const sections = sectionsOf(review);
  const section = sections.includes(chosen) ? chosen : "improve";
  const scroll = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each part is read from its beginning
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
  }, [section]);
  const page = useRef<HTMLDivElement>(null);
  // What was open before is gone: the keyboard goes on from here.
  useEffect(() => {
    page.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={page} className={styles.page} tabIndex={-1}>
      <ReviewHeader review={review} onClose={onClose} />
      <div className={styles.columns}>
        <PlayerPanel review={review} wave={answers.wave} retry={answers.retry} />
        <div className={styles.judgement}>
          <SectionNav sections={sections} chosen={section} onChoose={setChosen} />
          <section ref={scroll} className={styles.section} aria-label={t(`review.nav.${section}`)}>
            <Section section={section} review={review} answers={answers} />
          </section>
        </div>
      </div>
    </div>
  );
}

/** How a recording went, and what to do better next time; every figure is one tap from the moment it shows. */
export default function ReviewPage({ id, onClose }: ReviewPageProps) {
  const answers = useReview(id);
  const review = answers.review.value;
  const seconds = useRef(0);
  seconds.current = review?.seconds ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another recording begins at its own beginning
  const player = useMemo(() => createPlayer(() => seconds.current), [id]);
  if (review === null || review.id !== id) return <Waiting answers={answers} onClose={onClose} />;
  return (
    <PlayerContext value={player}>
      <Page key={id} review={review} answers={answers} onClose={onClose} />
    </PlayerContext>
  );
}
