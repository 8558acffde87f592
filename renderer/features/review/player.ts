import { createStore, type StoreApi } from "zustand";

export interface PlayerState {
  /** Seconds. */
  time: number;
  isPlaying: boolean;
  /** How fast it plays; 1 is as it was. */
  rate: number;
  status: "loading" | "ready" | "failed";
  /** Of the file, as far as the browser knows it; 0 until then. */
  seconds: number;
}

/** Plays the one recording of a page. Every time is in seconds of the recording. */
export interface Player {
  readonly store: StoreApi<PlayerState>;
  /** Takes an element that is to play; returns a function that lets it go. */
  attach(media: HTMLMediaElement): () => void;
  /** The place to the frame while it plays. */
  now(): number;
  seek(time: number): void;
  /** Seeks so many seconds on, or back where negative. */
  step(seconds: number): void;
  toggle(): void;
  setRate(rate: number): void;
  /** Shows the picture alone; it has the browser's own controls there. */
  fullScreen(): void;
}

const initial: PlayerState = { time: 0, isPlaying: false, rate: 1, status: "loading", seconds: 0 };

/** Mirrors a media element's own state. */
function follow(media: HTMLMediaElement, { store, begin }: { store: Player["store"]; begin: () => void }) {
  const length = () => {
    if (Number.isFinite(media.duration) && media.duration > 0) store.setState({ seconds: media.duration });
  };
  const time = () => store.setState({ time: media.currentTime });
  const stopped = () => store.setState({ isPlaying: false });
  const listeners: Record<string, () => void> = {
    loadedmetadata: () => {
      length();
      begin();
      store.setState({ status: "ready" });
    },
    durationchange: length,
    timeupdate: time,
    seeked: time,
    play: () => store.setState({ isPlaying: true }),
    pause: stopped,
    ended: stopped,
    fullscreenchange: () => {
      media.controls = document.fullscreenElement === media;
    },
    error: () => store.setState({ status: "failed", isPlaying: false }),
  };
  for (const [name, listen] of Object.entries(listeners)) media.addEventListener(name, listen);
  return () => {
    for (const [name, listen] of Object.entries(listeners)) media.removeEventListener(name, listen);
  };
}

/** @param length how long the recording is where its file does not say, in seconds; 0 where nobody knows. */
export function createPlayer(length: () => number): Player {
  const store = createStore<PlayerState>(() => initial);
  let media: HTMLMediaElement | null = null;

  const isReady = () => media !== null && store.getState().status === "ready";

  function seek(time: number) {
    const end = length() || store.getState().seconds || Number.POSITIVE_INFINITY;
    const to = Math.min(Math.max(0, time), end);
    store.setState({ time: to });
    // Before the file's head is read a seek is kept, and made when it is.
    if (media !== null && isReady()) media.currentTime = to;
  }

  return {
    store,
    attach(element) {
      media = element;
      store.setState({ status: "loading", isPlaying: false });
      const leave = follow(element, {
        store,
        begin: () => {
          const { time, rate } = store.getState();
          element.playbackRate = rate;
          if (time > 0) element.currentTime = time;
        },
      });
      return () => {
        leave();
        element.pause();
        if (media === element) media = null;
      };
    },
    now: () => (media !== null && isReady() ? media.currentTime : store.getState().time),
    seek,
    step: (seconds) =>
      seek((isReady() && media !== null ? media.currentTime : store.getState().time) + seconds),
    toggle() {
      if (media === null || !isReady()) return;
      // A browser that refuses to play says so by an event of its own.
      if (media.paused) media.play().catch(() => undefined);
      else media.pause();
    },
    setRate(rate) {
      store.setState({ rate });
      if (media !== null) media.playbackRate = rate;
    },
    fullScreen: () => void media?.requestFullscreen().catch(() => undefined),
  };
}
