import { Plus } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { useTranslation } from "react-i18next";
import { call, useStudio } from "../../app/bridge";
import { formatDuration } from "../../app/format";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { ClipOptions } from "./clip-options";
import { useClips } from "./clip-store";
import styles from "./clips.module.css";
import { CutBar } from "./cut-bar";
import { MadeList } from "./made-list";
import { PlanList } from "./plan-list";
import { useHindrance } from "./use-hindrance";
import { useJobs, useMade } from "./use-made";

interface ClipsPanelProps {
  /** The recording's id. */
  recording: string;
  /** Brings the player to a moment, in seconds. */
  onSeek: (seconds: number) => void;
  /** The player's moment, in seconds. */
  at: number;
}

/** Asks once what can be cut out; what was changed since stays. */
function usePlans(recording: string): { failed: boolean; retry: () => void } {
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: trying again asks again
  useEffect(() => {
    if (useClips.getState().works[recording] !== undefined) return;
    let isWanted = true;
    setFailed(false);
    call("recording.clips", { id: recording }).then(
      (plans) => isWanted && useClips.getState().plan(recording, plans),
      () => isWanted && setFailed(true),
    );
    return () => {
      isWanted = false;
    };
  }, [recording, tries]);
  return { failed, retry: () => setTries((count) => count + 1) };
}

type View = "plans" | "made";

/** Which of the two is seen; what has just been cut is shown by itself. */
function useView(recording: string): [View, (view: View) => void] {
  const [view, setView] = useState<View>("plans");
  const done = useJobs(recording, "clips").filter(({ status }) => status === "done").length;
  const before = useRef(done);
  useEffect(() => {
    if (done > before.current) setView("made");
    before.current = done;
  }, [done]);
  return [view, setView];
}

interface TabsProps {
  view: View;
  /** How many clips there are; null until it is known. */
  count: number | null;
  onView: (view: View) => void;
}

function Tabs({ view, count, onView }: TabsProps) {
  const { t } = useTranslation();
  return (
    <ToggleButtonGroup
      className={styles.tabs ?? ""}
      aria-label={t("clips.views")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => onView(keys.has("made") ? "made" : "plans")}
    >
      <ToggleButton id="plans" className={styles.tab ?? ""}>
        {t("clips.choose")}
      </ToggleButton>
      <ToggleButton id="made" className={styles.tab ?? ""}>
        {t("clips.madeCount", { count: count ?? 0 })}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

/** Clips of a recording: one a product, chapter and marker, and one's own; and those that were cut. */
export default function ClipsPanel({ recording, onSeek, at }: ClipsPanelProps) {
  const { t } = useTranslation();
  const seconds = useStudio(
    (state) => state.recording.recordings.find(({ id }) => id === recording)?.seconds ?? null,
  );
  const work = useClips((clips) => clips.works[recording]);
  const { failed, retry } = usePlans(recording);
  const hindrance = useHindrance(recording);
  const { made, look } = useMade(recording);
  const [view, setView] = useView(recording);
  const [added, setAdded] = useState<string | null>(null);
  // The player moves many times a second; the rows ask where it is only when told to.
  const moment = useRef(at);
  moment.current = at;
  const now = useCallback(() => moment.current, []);
  const seek = useRef(onSeek);
  seek.current = onSeek;
  const hear = useCallback((seconds: number) => seek.current(seconds), []);
  const clips = made?.filter(({ kind }) => kind === "clip").length ?? null;

  if (failed)
    return (
      <Empty title={t("clips.failed")} actions={<Button onPress={retry}>{t("common.retry")}</Button>}>
        {t("clips.failedText")}
      </Empty>
    );
  if (!work) return <p role="status">{t("common.loading")}</p>;
  const add = () => {
    const count = work.drafts.filter(({ kind }) => kind === "own").length + 1;
    setAdded(useClips.getState().add(recording, t("clips.ownTitle", { count }), moment.current, seconds));
  };
  const addButton = (
    <Button icon={<Plus aria-hidden="true" />} onPress={add}>
      {t("clips.add", { time: formatDuration(at) })}
    </Button>
  );
  return (
    <div className={styles.panel}>
      <Tabs view={view} count={clips} onView={setView} />
      {view === "made" ? (
        <>
          {clips === 0 ? <Empty title={t("clips.noneMade")}>{t("clips.noneMadeText")}</Empty> : null}
          {made ? <MadeList made={made} of="clips" onRemoved={look} /> : null}
        </>
      ) : null}
      {view === "plans" && work.drafts.length === 0 ? (
        <Empty title={t("clips.nothing")} actions={addButton}>
          {t("clips.nothingText")}
        </Empty>
      ) : null}
      {view === "plans" && work.drafts.length > 0 ? (
        <>
          <PlanList {...{ recording, seconds, now, added }} drafts={work.drafts} onSeek={hear} />
          <div>{addButton}</div>
          <ClipOptions recording={recording} options={work.options} now={now} />
          <CutBar {...{ recording, seconds, hindrance }} drafts={work.drafts} />
        </>
      ) : null}
    </div>
  );
}
