import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { StudioBridge } from "../../preload/contract";
import { useMirror } from "../app/bridge";
import { Button } from "../components/button";
import { StageMirror } from "./stage-mirror";
import styles from "./stage-preview.module.css";
import { StageRuntime, type StageView } from "./stage-runtime";
import { type StageWords, wordsIn } from "./words";

function Note({ view, words, runtime }: { view: StageView; words: StageWords; runtime: StageRuntime }) {
  const hasShow = useMirror(({ state }) => state?.show.open != null);
  if (view.status === "elsewhere")
    return (
      <div className={styles.note}>
        <p>{words.elsewhere}</p>
        <Button onPress={() => runtime.takeOver()}>{words.takeOver}</Button>
      </div>
    );
  if (view.status !== "here") return <p className={styles.note}>{words.attaching}</p>;
  if (view.wantsScreen)
    return (
      <div className={styles.note}>
        <Button onPress={() => void runtime.chooseScreen()}>{words.chooseScreen}</Button>
      </div>
    );
  if (view.wantsTouch) return <p className={styles.note}>{words.noSound}</p>;
  return view.isEmpty ? <p className={styles.note}>{hasShow ? words.nothing : words.noShow}</p> : null;
}

function Stage({ runtime, bridge }: { runtime: StageRuntime; bridge: StudioBridge }) {
  const view = useSyncExternalStore(runtime.subscribe, runtime.view);
  const language = useMirror(({ state }) => state?.settings.language ?? "zh-CN");
  const words = wordsIn(language);
  const holder = useCallback(
    (element: HTMLDivElement | null) => {
      if (element === null) return;
      runtime.canvas.className = styles.picture ?? "";
      runtime.canvas.setAttribute("role", "img");
      runtime.canvas.setAttribute("aria-label", words.stageLabel);
      element.replaceChildren(runtime.canvas);
    },
    [runtime, words],
  );
  const elsewhere = view.status === "elsewhere";
  return (
    <div className={styles.stage}>
      <div className={styles.holder} ref={holder} hidden={elsewhere} />
      {elsewhere ? (
        <StageMirror bridge={bridge} label={words.stageLabel} className={styles.picture ?? ""} />
      ) : null}
      <Note view={view} words={words} runtime={runtime} />
    </div>
  );
}

/**
 * The built-in stage of this window. It draws, sounds and records as long as it is mounted, whether it is seen or
 * not, so a page keeps it mounted for its whole life. It follows the mirrored state by itself and does nothing while
 * the stage is not the engine.
 */
export function StagePreview({ bridge }: { bridge: StudioBridge }) {
  const [runtime, setRuntime] = useState<StageRuntime | null>(null);
  useEffect(() => {
    const made = new StageRuntime(bridge);
    const follow = () => {
      const { state } = useMirror.getState();
      if (state !== null) made.update(state);
    };
    const unfollow = useMirror.subscribe(follow);
    follow();
    setRuntime(made);
    return () => {
      unfollow();
      made.close();
      setRuntime(null);
    };
  }, [bridge]);
  return runtime === null ? null : <Stage runtime={runtime} bridge={bridge} />;
}
