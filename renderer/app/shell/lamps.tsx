import { Cast, Circle, CircleDot, Cpu, Disc, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { useStudio } from "../bridge";
import { cx } from "../cx";
import { formatDuration } from "../format";
import { useNow } from "../use-now";
import { engineLamp, type LampTone, outputsLamp, recordingLamp } from "./lamp-states";
import styles from "./lamps.module.css";

interface LampProps {
  name: string;
  text: string;
  tone: LampTone;
  icon: LucideIcon;
}

function Lamp({ name, text, tone, icon: Icon }: LampProps) {
  const Mark = tone === "bad" ? TriangleAlert : tone === "off" ? Circle : CircleDot;
  return (
    <li className={cx(styles.lamp, styles[tone])}>
      <Icon className={styles.icon} aria-hidden="true" />
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.text}>
          <Mark aria-hidden="true" />
          {text}
        </span>
      </span>
    </li>
  );
}

/** Three lamps, always at this place, each with its words. */
export function Lamps() {
  const { t } = useTranslation();
  const state = useStudio(
    useShallow(({ engine, live, relay, destinations, rehearsal, recording }) => ({
      engine,
      live,
      relay,
      destinations,
      rehearsal,
      recording,
    })),
  );
  const since = state.recording.status === "recording" ? state.recording.startedAt : null;
  const now = useNow(1000, since !== null);
  const engine = engineLamp(state);
  const outputs = outputsLamp(state);
  const recording = recordingLamp(state);
  const time = formatDuration(since === null ? 0 : (now - since) / 1000);
  return (
    <ul className={styles.lamps} aria-label={t("lamps.label")}>
      <Lamp name={t("lamps.engine")} text={t(`lamps.${engine.text}`)} tone={engine.tone} icon={Cpu} />
      <Lamp
        name={t("lamps.outputs")}
        text={t(`lamps.${outputs.text}`, outputs.values)}
        tone={outputs.tone}
        icon={Cast}
      />
      <Lamp
        name={t("lamps.recording")}
        text={t(`lamps.${recording.text}`, { time })}
        tone={recording.tone}
        icon={Disc}
      />
    </ul>
  );
}
