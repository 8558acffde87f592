import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { call, useStudio } from "../../app/bridge";
import { useSight } from "../../app/pictures";
import { Loudness, shareOf } from "./level-meter";
import styles from "./scenes.module.css";

const everyMilliseconds = 200;
const afterFailureMilliseconds = 2000;

/** The microphone's level in OBS five times a second while `wanted`; null where it is not heard. */
function useObsLevel(wanted: boolean): number | null {
  const [decibels, setDecibels] = useState<number | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function next() {
      const level = document.hidden ? null : await call("engine.level", {}).catch(() => "failed" as const);
      if (ended) return;
      setDecibels(level === null || level === "failed" ? null : level.decibels);
      timer = setTimeout(
        () => void next(),
        level === "failed" ? afterFailureMilliseconds : everyMilliseconds,
      );
    }
    void next();
    return () => {
      ended = true;
      clearTimeout(timer);
      setDecibels(null);
    };
  }, [wanted]);
  return decibels;
}

/** How loud the microphone is in OBS itself, which is what the audience hears. */
export function ObsLevel() {
  const { t } = useTranslation();
  const connected = useStudio((state) => state.engine.status === "connected");
  const { element, inSight } = useSight();
  const decibels = useObsLevel(connected && inSight);
  return (
    <div ref={element} className={styles.meter}>
      {decibels === null ? (
        <p className={styles.quiet}>{t("meter.notHeard")}</p>
      ) : (
        <Loudness share={shareOf(decibels)} />
      )}
    </div>
  );
}
