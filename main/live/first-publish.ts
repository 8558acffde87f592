import type { StudioContext } from "../core";
import type { LivePorts } from "./ports";

/** How long `live.start` waits for the first destination before it answers that nobody receives yet. */
const firstPublishMilliseconds = 15_000;

/** Ids of the destinations that take the picture from the relay. */
export const publishing = ({ store }: Pick<StudioContext, "store">): string[] =>
  store
    .get()
    .destinations.filter(({ status }) => status === "publishing")
    .map(({ id }) => id);

/** Ids of all that have the picture, companions too. */
export const reached = ({ store }: Pick<StudioContext, "store">): string[] =>
  store
    .get()
    .destinations.filter(({ status }) => status === "publishing" || status === "feeding")
    .map(({ id }) => id);

/** Waits until a destination has the picture or the show that is starting is over, and no longer than is patient. */
export function firstPublish(context: StudioContext, relay: Pick<LivePorts["relay"], "onChange">) {
  return new Promise<void>((resolve) => {
    const ends: (() => void)[] = [];
    const done = () => {
      for (const end of ends) end();
      resolve();
    };
    const look = () => {
      if (publishing(context).length > 0 || context.store.get().live.status !== "starting") done();
    };
    ends.push(relay.onChange(look), context.store.onPatches(look));
    ends.push(context.clock.after(firstPublishMilliseconds, done));
    look();
  });
}
