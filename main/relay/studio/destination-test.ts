import {
  type DestinationState,
  type DestinationTest,
  isOwnServer,
  type MessageCode,
  type MessageParams,
  messageFor,
} from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { probe } from "../destinations/probe";
import type { DestinationStore } from "../destinations/store";

/** Reaches a destination and asks whether it would take the stream. @throws StudioError `relay.key-missing` and others */
export async function testDestination(
  { clock, store }: StudioContext,
  destinations: DestinationStore,
  state: DestinationState,
): Promise<DestinationTest> {
  const { id, name, platform, status } = state;
  const answer = (ok: boolean, code: MessageCode, params: MessageParams, milliseconds: number) => ({
    ...{ ok, code, milliseconds },
    ...messageFor(code, params, store.get().settings.language),
  });
  if (status === "publishing") return answer(true, "relay.test-on-air", { name }, 0);
  const destination = await destinations.resolve(id);
  // Only on a server of one's own is a publish without a picture sure to harm nothing: elsewhere it may use up a key.
  const goal = isOwnServer(platform) ? "publish" : "open-stream";
  const { trouble, milliseconds } = await probe(destination, goal, clock);
  if (trouble) return answer(false, trouble.code, { ...trouble.params, name }, milliseconds);
  return answer(
    true,
    goal === "publish" ? "relay.test-published" : "relay.test-reached",
    { name },
    milliseconds,
  );
}
