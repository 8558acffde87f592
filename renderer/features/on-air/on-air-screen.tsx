import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { useKeys } from "../../app/keys/use-keys";
import { Sheet } from "../../components/sheet";
import { useComposer } from "../cards/composer-store";
import { useMicrophoneCheck } from "../microphone-check/check-store";
import { usePreflightPage } from "../preflight/preflight-store";
import { showReports, useReports } from "../show-report/report-store";
import { CardsPanel, useCards } from "./cards-panel";
import { HealthStrip } from "./health-strip";
import { KeySheet } from "./key-sheet";
import { NextView } from "./next-view";
import { Notices } from "./notices";
import { onAirKeys } from "./on-air-keys";
import styles from "./on-air-screen.module.css";
import pictures from "./programme.module.css";
import { ProgrammeView } from "./programme-view";
import { PrompterMini } from "./prompter-mini";
import { RundownPanel } from "./rundown-panel";
import { ShowPicker } from "./show-picker";
import { Transport } from "./transport";

const Composer = lazy(() => import("../cards/composer"));
const Preflight = lazy(() => import("../preflight/preflight-page"));
const RehearsalSheet = lazy(() => import("./rehearsal-sheet"));
const Report = lazy(() => import("../show-report/report-sheet"));

/** The pages before going live and before a rehearsal, and how a show went; each loaded when it is first asked for. */
function Pages({ isShown }: { isShown: boolean }) {
  const isPreflightOpen = usePreflightPage(({ isOpen }) => isOpen);
  const hasReport = useReports(({ view }) => view !== null);
  const isCheckOpen = useMicrophoneCheck(({ task }) => task !== null);
  const ended = useStudio(({ live }) => (live.status === "idle" ? live.lastReport : null));
  useEffect(() => {
    if (ended !== null && isShown) showReports({ kind: "last", id: ended });
  }, [ended, isShown]);
  return (
    <Suspense fallback={null}>
      {isPreflightOpen ? <Preflight /> : null}
      {hasReport ? <Report /> : null}
      {isCheckOpen ? <RehearsalSheet /> : null}
    </Suspense>
  );
}

/** The card composer, loaded when it is first asked for; its sheet is there at once. */
function CardComposer() {
  const { t } = useTranslation();
  const isOpen = useComposer(({ task }) => task !== null);
  const close = useComposer((composer) => composer.close);
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => {
    if (isOpen) setLoaded(true);
  }, [isOpen]);
  return isLoaded ? (
    <Suspense
      fallback={
        <Sheet title={t("cards.gallery.title")} isOpen={isOpen} onClose={close} isWide>
          <p>{t("common.loading")}</p>
        </Sheet>
      }
    >
      <Composer />
    </Suspense>
  ) : null;
}

/** The screen a show is run from: rundown, pictures, prompter, cards, and the transport below. */
export function OnAirScreen({ isShown }: { isShown: boolean }) {
  const hasShow = useStudio((state) => state.show.open !== null);
  const [helping, setHelping] = useState(false);
  const composing = useComposer(({ task }) => task !== null);
  const checking = usePreflightPage(({ isOpen }) => isOpen);
  const reading = useReports(({ view }) => view !== null);
  const listening = useMicrophoneCheck(({ task }) => task !== null);
  const cards = useCards();
  useKeys(
    onAirKeys(cards, () => setHelping(true)),
    isShown && !helping && !composing && !checking && !reading && !listening,
  );
  return (
    <div className={styles.screen}>
      <div className={styles.columns}>
        {hasShow ? <RundownPanel /> : null}
        <div className={cx(styles.middle, !hasShow && styles.withoutShow)}>
          <div className={cx(pictures.pictures, !hasShow && pictures.alone)}>
            <ProgrammeView isShown={isShown} />
            {hasShow ? <NextView /> : null}
          </div>
          {hasShow ? <PrompterMini /> : <ShowPicker />}
        </div>
        <CardsPanel cards={cards} />
      </div>
      <Notices />
      <HealthStrip />
      <Transport onHelp={() => setHelping(true)} />
      <KeySheet isOpen={helping} onClose={() => setHelping(false)} />
      <CardComposer />
      <Pages isShown={isShown} />
    </div>
  );
}
