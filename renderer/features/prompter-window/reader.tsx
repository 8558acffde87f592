import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { useKeys } from "../../app/keys/use-keys";
import { Scroller } from "../prompter/scroller";
import { scrollerSize } from "../prompter/scroller-size";
import { useBoxSize } from "../prompter/use-box-size";
import { useShownText } from "../prompter/use-prompter-text";
import { VoiceLine } from "../prompter-voice/voice-line";
import { Countdown, FactStrip, Flash, Message } from "./overlays";
import { prompterKeys, type WindowView } from "./prompter-keys";
import styles from "./prompter-window.module.css";
import { StatusBar, Tools } from "./status-bar";
import { TouchBar } from "./touch-bar";
import { TroubleNote } from "./trouble-note";
import { useHand } from "./use-hand";

// Loaded when they are asked for: a text that has to stand there at once comes first.
const KeyHelp = lazy(() => import("./key-help"));
const LookPanel = lazy(() => import("./look-panel"));

/** Milliseconds after the pointer last moved in which it and the tools are seen. */
const pointerRest = 3000;

/** Whether the pointer moved lately: over a text that is read, neither it nor buttons have a place. */
function usePointer(): boolean {
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onMove = () => {
      setMoved(true);
      clearTimeout(timer);
      timer = setTimeout(() => setMoved(false), pointerRest);
    };
    window.addEventListener("pointermove", onMove);
    return () => {
      window.removeEventListener("pointermove", onMove);
      clearTimeout(timer);
    };
  }, []);
  return moved;
}

/** What this window alone shows: one panel at a time, and the facts where the settings do not show them anyway. */
function useView() {
  const keepsFacts = useStudio((state) => state.settings.prompter.facts);
  const [panel, setPanel] = useState<"look" | "help" | null>(null);
  const [facts, setFacts] = useState(keepsFacts);
  useEffect(() => setFacts(keepsFacts), [keepsFacts]);
  const isOpen = panel !== null;
  const view = useMemo<WindowView>(
    () => ({
      toggleLook: () => setPanel((old) => (old === "look" ? null : "look")),
      toggleHelp: () => setPanel((old) => (old === "help" ? null : "help")),
      toggleFacts: () => setFacts((old) => !old),
      close() {
        setPanel(null);
        return isOpen;
      },
    }),
    [isOpen],
  );
  return { panel, facts, view };
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.waiting}>
      <strong>{t("prompter.window.waiting")}</strong>
      <p>{t("prompter.window.waitingText")}</p>
    </div>
  );
}

/** The prompter: what is read through the glass, turned as the glass needs it, and what is pressed, never turned. */
export function Reader() {
  const { t } = useTranslation();
  const shown = useShownText();
  const look = useStudio((state) => state.settings.prompter);
  const { panel, facts, view } = useView();
  const pointer = usePointer();
  const page = useRef<HTMLDivElement>(null);
  const box = useBoxSize(page);
  const size = scrollerSize(box, look);
  const linePixels = useRef(size.linePixels);
  linePixels.current = size.linePixels;
  const hand = useHand(
    useCallback(() => linePixels.current, []),
    look,
  );
  useKeys(prompterKeys(view), true);
  useEffect(() => {
    document.title = t("prompter.window.title");
  }, [t]);
  return (
    <main
      className={styles.window}
      data-palette={look.colours}
      data-pointer={pointer || panel !== null || undefined}
      aria-label={t("prompter.label")}
    >
      <div
        className={styles.glass}
        style={{ transform: `scale(${look.mirror ? -1 : 1}, ${look.flip ? -1 : 1})` }}
      >
        <StatusBar text={shown?.text ?? null} />
        <div ref={page} className={styles.page} {...hand}>
          {shown ? (
            <Scroller
              shown={shown}
              fontSize={look.fontSize}
              readingLine={look.readingLine}
              width={look.width}
              lineHeight={look.lineHeight}
              font={look.font}
              className={styles.scroller}
            />
          ) : (
            <Waiting />
          )}
          <Message width={box.width} size={size} />
          <Countdown />
        </div>
        {shown && facts ? <FactStrip text={shown.text} /> : null}
        <Flash />
      </div>
      <TroubleNote />
      <VoiceLine isBar />
      <Tools view={view} isShown={pointer} />
      <TouchBar />
      <Suspense>
        {panel === "look" ? <LookPanel onClose={view.toggleLook} /> : null}
        {panel === "help" ? <KeyHelp onClose={view.toggleHelp} /> : null}
      </Suspense>
    </main>
  );
}
