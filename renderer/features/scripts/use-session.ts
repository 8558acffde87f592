import { type RefObject, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { ScriptSummary } from "../../../preload/contract";
import { useMirror } from "../../app/bridge";
import type { EditorActions } from "./editor/words";
import { ScriptSession } from "./session/script-session";
import { loadingSession, type SessionState } from "./session/view-state";
import { useSpoken } from "./use-spoken";

/** The open script of the screen: its session, from when its editor has a place until the screen lets go of it. */
export function useSession(
  script: ScriptSummary,
  host: RefObject<HTMLElement | null>,
  actions: Omit<EditorActions, "save">,
): ScriptSession | null {
  const { id, hash } = script;
  const spoken = useSpoken(script);
  const [session, setSession] = useState<ScriptSession | null>(null);
  // The editor keeps what it was given when it was made; these are looked up when they are used.
  const latest = useRef({ spoken, actions });
  latest.current = { spoken, actions };

  useEffect(() => {
    if (!host.current) return;
    const made = new ScriptSession(id, host.current, latest.current.spoken, {
      openCue: (...given) => latest.current.actions.openCue(...given),
      openHead: () => latest.current.actions.openHead(),
      pasteRich: (...given) => latest.current.actions.pasteRich(...given),
      dropFile: (file) => latest.current.actions.dropFile(file),
    });
    setSession(made);
    void made.open();
    return () => void made.close();
  }, [id, host]);

  useEffect(() => session?.speak(spoken), [session, spoken]);
  useEffect(() => void session?.outside(hash), [session, hash]);
  useEffect(
    () =>
      useMirror.subscribe((now, before) => {
        if (now.connected && !before.connected) session?.retry();
      }),
    [session],
  );
  return session;
}

const nothing = {
  getState: () => loadingSession,
  getInitialState: () => loadingSession,
  subscribe: () => () => {},
};

/** Reads from what a session shows. */
export const useSessionState = <Value>(
  session: ScriptSession | null,
  select: (state: SessionState) => Value,
): Value => useStore(session?.state ?? nothing, select);
