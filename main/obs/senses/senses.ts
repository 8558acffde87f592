import type { Senses as Sensed, StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import { createLevels, type Levels } from "../levels";
import { createMute, type Mute } from "../mute";
import type { Sampler } from "../outputs/sample";
import { createCameraEyes } from "./cameras";
import { createListener, type Listener } from "./listen";
import { createMeters } from "./meters";
import { createSensor, type Sensor } from "./sensor";

/** What hears and sees in OBS for the studio. */
export interface Senses {
  mute: Mute;
  levels: Levels;
  listener: Listener;
  sensor: Sensor;
}

export interface SensesParts {
  link: ObsLink;
  sampler: Sampler;
  tell(senses: Sensed): void;
}

export function createSenses(context: StudioContext, { link, sampler, tell }: SensesParts): Senses {
  const meters = createMeters(context.log, link);
  const mute = createMute(context, link);
  const eyes = createCameraEyes(context, link);
  return {
    mute,
    levels: createLevels(context, link, meters),
    listener: createListener(context, { meters, mute, sampler }),
    sensor: createSensor(context, { link, meters, mute, eyes, tell }),
  };
}
