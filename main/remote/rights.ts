import type { MethodName, RemoteRole, StatePatch, StudioState } from "../../preload/contract";
import { initialState } from "../core";

/** What each kind of device may ask for. */
const methodsOf: Record<RemoteRole, ReadonlySet<MethodName>> = {
  prompter: new Set<MethodName>([
    "studio.time",
    "prompter.text",
    "prompter.play",
    "prompter.pause",
    "prompter.seek",
    "prompter.rate",
    "prompter.mode",
    "prompter.fire",
    "settings.set",
  ]),
};

/** Parts of the state that each kind of device sees, as paths. Names of scenes, cards and products say what a cue is. */
const pathsOf: Record<RemoteRole, readonly string[][]> = {
  prompter: [
    ["prompter"],
    ["settings", "language"],
    ["settings", "prompter"],
    ["library", "presets"],
    ["library", "templates"],
    ["library", "products"],
  ],
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a device of a role may make a call. Of the settings it may change the prompter's alone. */
export function mayCall(role: RemoteRole, method: string, input: unknown): boolean {
  if (!(methodsOf[role] as ReadonlySet<string>).has(method)) return false;
  return (
    method !== "settings.set" || (isRecord(input) && Object.keys(input).every((key) => key === "prompter"))
  );
}

const segments = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));

const pointer = (path: readonly string[]): string => path.map((part) => `/${part}`).join("");

const valueAt = (state: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), state);

/** The state as a device of a role sees it: the parts it may see, and a fresh studio's everywhere else. */
export function stateFor(role: RemoteRole, state: StudioState): StudioState {
  const seen = structuredClone(initialState()) as unknown as Record<string, unknown>;
  for (const path of pathsOf[role]) {
    const parent = valueAt(seen, path.slice(0, -1));
    const last = path.at(-1);
    if (isRecord(parent) && last !== undefined) parent[last] = valueAt(state, path);
  }
  return seen as unknown as StudioState;
}

const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.every((part, index) => path[index] === part);

/**
 * The patches a device of a role gets. A change of a whole branch, of which the device sees a part, becomes a change
 * of that part as it is in `state`, the state after the patches.
 */
export function patchesFor(
  role: RemoteRole,
  patches: readonly StatePatch[],
  state: StudioState,
): StatePatch[] {
  return patches.flatMap((patch) => {
    const path = segments(patch.path);
    if (pathsOf[role].some((seen) => startsWith(path, seen))) return [patch];
    return pathsOf[role]
      .filter((seen) => startsWith(seen, path))
      .map((seen): StatePatch => ({ op: "replace", path: pointer(seen), value: valueAt(state, seen) }));
  });
}
