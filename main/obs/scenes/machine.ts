import type { ObsLink } from "../connection/link";
import { answerOf, entry } from "../connection/requests";
import { type FilterTable, readFilterTable } from "./filter-kinds";
import { chooseKinds, fontFace, type KindTable } from "./kinds";
import type { TransitionNames } from "./plan";

/** What this OBS is and can do. Read once a connection. */
export interface Machine {
  version: string;
  requests: ReadonlySet<string>;
  kinds: KindTable;
  filters: FilterTable;
  transitions: TransitionNames;
  fontFace: string;
  /** From OBS 30.2 on a scene item can cut at its own bounds. */
  knowsCropToBounds: boolean;
}

const systemOf = (platform: string) =>
  platform === "windows" ? "win32" : platform === "macos" || platform === "osx" ? "darwin" : "linux";

/** Whether a version such as `30.2.3` is at least this one. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
  const [ofMajor = 0, ofMinor = 0] = version.split(".").map(Number);
  return ofMajor > major || (ofMajor === major && ofMinor >= minor);
}

export async function readMachine(link: ObsLink): Promise<Machine> {
  const version = await link.read("GetVersion");
  const [kindAnswer, transitionAnswer] = await link.batch([
    entry("GetInputKindList", { unversioned: false }),
    entry("GetSceneTransitionList", {}),
  ]);
  const kinds = answerOf(kindAnswer, "GetInputKindList")?.inputKinds ?? [];
  const transitions = answerOf(transitionAnswer, "GetSceneTransitionList")?.transitions ?? [];
  const nameOf = (kind: string) => {
    const found = transitions.find((each) => each.transitionKind === kind);
    return found ? String(found.transitionName) : null;
  };
  const requests = new Set(version.availableRequests);
  return {
    version: version.obsVersion,
    requests,
    kinds: chooseKinds(kinds),
    filters: await readFilterTable(link, requests),
    transitions: { cut: nameOf("cut_transition"), fade: nameOf("fade_transition") },
    fontFace: fontFace(systemOf(version.platform)),
    knowsCropToBounds: isAtLeast(version.obsVersion, 30, 2),
  };
}
