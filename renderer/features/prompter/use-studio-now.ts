import { useEffect, useState } from "react";
import { studioTime } from "../../app/bridge";

/** The studio's time in epoch milliseconds, renewed every `interval` milliseconds while `running`. */
export function useStudioNow(interval: number, running = true): number {
  const [now, setNow] = useState(studioTime);
  useEffect(() => {
    setNow(studioTime());
    if (!running) return;
    const timer = setInterval(() => setNow(studioTime()), interval);
    return () => clearInterval(timer);
  }, [interval, running]);
  return now;
}
