import type { Canvas, Orientation, Preset, Slot } from "../../../preload/contract";
import type { SceneFill } from "../../core";
import type { Standing } from "./content";
import type { StandingCard } from "./desired";
import type { Machine } from "./machine";

/** A preset as it was last applied. */
export interface AppliedScenes {
  preset: Preset;
  orientation: Orientation;
  canvas: Canvas;
}

/** What the studio wants OBS to hold; it outlives any one OBS. */
export interface Session {
  /** Null while OBS is not connected. */
  machine: Machine | null;
  applied: Map<string, AppliedScenes>;
  /** By preset: what its scenes and sounds were last made to be. */
  standing: Map<string, Standing>;
  /** Sources whose crop waits for their size, and how many more looks it gets: a camera that changes shows its old size first. */
  waiting: Map<string, number>;
  fill: SceneFill | null;
  cards: Map<Slot, StandingCard>;
  /** Settles when an output that is being started has started or failed. Never rejects. */
  outputStart: Promise<unknown>;
  /** OBS records only for somebody to hear what it hears: nobody is told of that recording. */
  sampling: boolean;
  /** Runs one operation of several requests at a time. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The same for starting and ending outputs, which may take seconds and must not hold up a card. */
  outputInTurn<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** Runs work one after the other, in the order it was given, whatever fails. */
function createTurns() {
  let tail: Promise<unknown> = Promise.resolve();
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = tail.then(work, work);
    tail = turn.catch(() => undefined);
    return turn;
  };
}

export function createSession(): Session {
  return {
    machine: null,
    applied: new Map(),
    standing: new Map(),
    waiting: new Map(),
    fill: null,
    cards: new Map(),
    outputStart: Promise.resolve(),
    sampling: false,
    inTurn: createTurns(),
    outputInTurn: createTurns(),
  };
}
