import { useCallback, useEffect, useRef, useState } from "react";

/** The bytes of a base64 data address, as pages may play them: their policy allows blobs and no data addresses. */
export function soundBlob(dataAddress: string): Blob {
  const comma = dataAddress.indexOf(",");
  const type = dataAddress.slice("data:".length, comma).replace(/;base64$/, "");
  const bytes = Uint8Array.from(atob(dataAddress.slice(comma + 1)), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type });
}

interface Playback {
  status: "stopped" | "playing" | "failed";
  play: () => void;
  stop: () => void;
}

/** Plays what was heard: once by itself, and again when asked. */
export function usePlayback(sound: string): Playback {
  const [status, setStatus] = useState<Playback["status"]>("stopped");
  const player = useRef<HTMLAudioElement | null>(null);
  const play = useCallback(() => {
    const audio = player.current;
    if (!audio) return;
    audio.currentTime = 0;
    audio.play().then(
      () => setStatus("playing"),
      // Taken away before it began: the sheet was closed, or the microphone is heard again.
      () => setStatus((now) => (player.current === audio ? "failed" : now)),
    );
  }, []);
  useEffect(() => {
    const address = URL.createObjectURL(soundBlob(sound));
    const audio = new Audio(address);
    audio.addEventListener("ended", () => setStatus("stopped"));
    player.current = audio;
    setStatus("stopped");
    play();
    return () => {
      player.current = null;
      audio.pause();
      URL.revokeObjectURL(address);
    };
  }, [sound, play]);
  function stop() {
    player.current?.pause();
    setStatus("stopped");
  }
  return { status, play, stop };
}
