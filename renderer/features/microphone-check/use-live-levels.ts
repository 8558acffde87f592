import { useEffect, useState } from "react";
import { call, studioNow } from "../../app/bridge";
import { openMicrophone, troubleOf, type VoiceTrouble } from "../prompter-voice/microphone";

const everyMilliseconds = 100;
/** Bars in the picture: three seconds, ten a second. */
export const mostLevels = 30;

interface LiveLevels {
  /** Decibels below full, about ten a second, the last one now. */
  levels: number[];
  /** Why this window's own microphone cannot be opened; null where it can, or where it is not the one that counts. */
  trouble: VoiceTrouble | null;
}

/** The highest peak of some samples, in decibels below full; silence is −100. */
export function peakDecibels(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return Math.max(-100, 20 * Math.log10(peak));
}

type Tell = (decibels: number) => void;

/** Asks the engine as fast as it answers, at most ten times a second. Returns a function that ends it. */
function followEngine(tell: Tell): () => void {
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function next() {
    const level = await call("engine.level", {}).catch(() => null);
    if (ended) return;
    if (level?.decibels != null) tell(level.decibels);
    timer = setTimeout(() => void next(), everyMilliseconds);
  }
  void next();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** Opens this window's microphone as the stage does. Returns a function that closes it. */
function followOwn(wanted: string | null, tell: Tell, refuse: (trouble: VoiceTrouble) => void): () => void {
  let close = () => {};
  let ended = false;
  async function open() {
    const stream = await openMicrophone(wanted);
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    // Nearly a tenth of a second at 48 kHz, so that no word falls between two looks.
    analyser.fftSize = 4096;
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      tell(peakDecibels(samples));
    }, everyMilliseconds);
    close = () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      audio.close().catch(() => {});
    };
    if (ended) close();
  }
  open().catch((error: unknown) => {
    if (!ended) refuse(troubleOf(error));
  });
  return () => {
    ended = true;
    close();
  };
}

/**
 * How loud the microphone is while it is heard, for the bars that move: as the engine says, or from this window's own
 * microphone where the built-in stage composes the picture.
 */
export function useLiveLevels(isOn: boolean): LiveLevels {
  const [live, setLive] = useState<LiveLevels>({ levels: [], trouble: null });
  useEffect(() => {
    if (!isOn) return;
    setLive({ levels: [], trouble: null });
    const tell = (decibels: number) =>
      setLive(({ levels, trouble }) => ({ levels: [...levels, decibels].slice(-mostLevels), trouble }));
    const state = studioNow();
    if (state?.engine.kind !== "stage") return followEngine(tell);
    // Another device's window has the stage's microphone: this one's would be the wrong one.
    if (!navigator.mediaDevices) return;
    return followOwn(state.settings.devices.microphone, tell, (trouble) => setLive({ levels: [], trouble }));
  }, [isOn]);
  return live;
}
