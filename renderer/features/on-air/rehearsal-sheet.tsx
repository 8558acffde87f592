import { Clapperboard } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Sheet } from "../../components/sheet";
import { Toggle } from "../../components/toggle";
import { useMicrophoneCheck } from "../microphone-check/check-store";
import { MicrophoneCheck } from "../microphone-check/microphone-check";
import { useListening } from "../microphone-check/use-listening";
import styles from "./rehearsal-sheet.module.css";
import { ShowList } from "./show-list";

/** How the rehearsal is to be; asked anew each time, so that a recording is never missed for last week's choice. */
interface Wish {
  record: boolean;
  tag: boolean;
}

function Options({ wish, onChange }: { wish: Wish; onChange: (wish: Wish) => void }) {
  const { t } = useTranslation();
  const isObs = useStudio((state) => state.engine.kind === "obs");
  const { asksNoMore, askNoMore } = useMicrophoneCheck();
  return (
    <fieldset className={styles.options}>
      <legend className="visually-hidden">{t("microphone.options")}</legend>
      <Toggle isOn={wish.record} onChange={(record) => onChange({ ...wish, record })}>
        {t("microphone.record")}
      </Toggle>
      <Toggle isOn={wish.tag && !isObs} isDisabled={isObs} onChange={(tag) => onChange({ ...wish, tag })}>
        <span className={styles.option}>
          {t("microphone.tag")}
          <span className={styles.note}>{t(isObs ? "microphone.tagObs" : "microphone.tagOff")}</span>
        </span>
      </Toggle>
      <Toggle isOn={asksNoMore} onChange={askNoMore}>
        {t("microphone.notAgain")}
      </Toggle>
    </fieldset>
  );
}

/** Which show is rehearsed; opening one goes on to the microphone by itself. */
function WhichShow({ onOpened, onWithout }: { onOpened: () => Promise<void>; onWithout: () => void }) {
  const { t } = useTranslation();
  const hasShows = useStudio((state) => state.library.shows.length > 0);
  return (
    <>
      {hasShows ? <ShowList onOpened={onOpened} /> : <p>{t("shows.noneText")}</p>}
      <div className={styles.without}>
        <Button tone="quiet" onPress={onWithout}>
          {t("microphone.withoutShow")}
        </Button>
      </div>
    </>
  );
}

/** Before a rehearsal: which show where none is open, then the microphone heard once. */
export default function RehearsalSheet() {
  const { t } = useTranslation();
  const task = useMicrophoneCheck((sheet) => sheet.task);
  const close = useMicrophoneCheck((sheet) => sheet.close);
  const asksNoMore = useMicrophoneCheck((sheet) => sheet.asksNoMore);
  const isRehearsing = useStudio((state) => state.rehearsal.active);
  const hasShow = useStudio((state) => state.show.open !== null);
  const [wish, setWish] = useState<Wish>({ record: true, tag: true });
  const [isWithoutShow, setWithoutShow] = useState(false);
  const { busy, run } = useBusy();
  const asksShow = task === "rehearse" && !hasShow && !isWithoutShow;
  const { listening, again } = useListening(task !== null && !asksShow);
  // Another window or a remote may have begun it meanwhile.
  useEffect(() => {
    if (isRehearsing && task === "rehearse") close();
  }, [isRehearsing, task, close]);
  async function start() {
    if (await act("rehearsal.start", wish)) close();
  }
  async function onShowChosen() {
    if (asksNoMore) await start();
  }
  const isHeard = listening.phase === "heard" && listening.check.judgement !== "poor";
  const title = asksShow
    ? "microphone.whichShow"
    : task === "check"
      ? "microphone.checkTitle"
      : "microphone.title";
  return (
    <Sheet title={t(title)} isOpen={task !== null} onClose={close}>
      {asksShow ? (
        <WhichShow
          onOpened={onShowChosen}
          onWithout={() => {
            setWithoutShow(true);
            void onShowChosen();
          }}
        />
      ) : (
        <>
          <MicrophoneCheck listening={listening} again={again} />
          {task === "check" ? null : <Options wish={wish} onChange={setWish} />}
          <div className={styles.start}>
            {task === "check" ? (
              <Button tone={isHeard ? "accent" : "plain"} onPress={close}>
                {t(isHeard ? "microphone.ok" : "common.close")}
              </Button>
            ) : (
              <Button
                tone={isHeard ? "accent" : "plain"}
                icon={<Clapperboard aria-hidden="true" />}
                busy={busy && t("microphone.starting")}
                onPress={() => void run(start)}
              >
                {t(listening.phase === "heard" ? "microphone.start" : "microphone.skip")}
              </Button>
            )}
          </div>
        </>
      )}
    </Sheet>
  );
}
