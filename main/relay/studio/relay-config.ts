import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { StudioError } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { resolveMedia } from "../../storage";
import type { RelayConfig, RelayDestination, SlateOrder } from "../core/config";
import { usualMusic, usualSlate } from "../slate/usual";

const unguessable = (): string => randomBytes(18).toString("base64url");

/** A picture that is not there any more is left out: the slate must not fail for it. */
function picturePath({ paths, log }: StudioContext, reference: string | null): string | null {
  if (reference === null) return null;
  try {
    const path = resolveMedia(paths, reference);
    return existsSync(path) ? path : null;
  } catch (thrown) {
    if (!(thrown instanceof StudioError)) throw thrown;
    log.warn({ err: thrown }, "the slate's picture cannot be used");
    return null;
  }
}

/** As the engine composes it; what the encoder makes of it is usually the same. */
function expectedPicture({ store }: StudioContext): SlateOrder["expected"] {
  const { canvas, framesPerSecond } = store.get().engine;
  if (canvas === null || framesPerSecond === null) return null;
  return { width: canvas.width, height: canvas.height, framesPerSecond: Math.round(framesPerSecond) };
}

/** The slate as settings and show have it now. */
export function slateOrder(context: StudioContext): SlateOrder {
  const { paths, store } = context;
  const { settings, show } = store.get();
  const { words, picture, music: hasMusic } = settings.relay.slate;
  const usual = usualSlate[settings.language];
  return {
    folder: join(paths.data, "relay", "slates"),
    fonts: paths.fonts,
    title: show.open?.village.trim() || settings.village.trim() || usual.title,
    words: words.trim() || usual.words,
    picture: picturePath(context, picture),
    music: hasMusic ? usualMusic(paths.resources) : null,
    expected: expectedPicture(context),
  };
}

/** The file that everything of a show is noted in. */
export const showLogFile = (data: string, show: string): string =>
  join(data, "logs", "shows", `${show}.jsonl`);

/** A loopback port that is free, with an application and a key nobody can guess. */
export const freshListen = (): RelayConfig["listen"] => ({
  ...{ host: "127.0.0.1", port: 0, app: unguessable(), key: unguessable() },
});

/** Everything a relay is started with. */
export function relayConfig(
  context: StudioContext,
  listen: RelayConfig["listen"],
  destinations: RelayDestination[],
  show: { id: string; startedAt: number },
): RelayConfig {
  const { relay } = context.store.get().settings;
  return {
    ...{ listen, destinations, slate: slateOrder(context), makesRoom: relay.makesRoom },
    show: { ...show, log: showLogFile(context.paths.data, show.id) },
  };
}
