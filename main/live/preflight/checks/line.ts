import { lineNeed, megabits, type StudioState, type UploadBudget } from "../../../../preload/contract";
import type { LiveDestination } from "../../ports";
import { ownAddresses } from "../../upload/this-computer";
import type { Finding } from "../finding";

/** What all enabled destinations together ask of the line. */
export function budgetOf({ settings }: StudioState, enabled: readonly LiveDestination[]): UploadBudget {
  const { neededKbps, availableKbps, switchOffFirst } = lineNeed(enabled, settings, ownAddresses());
  return { neededKbps, availableKbps, how: settings.relay.upload?.how ?? null, switchOffFirst };
}

function namesOf(ids: readonly string[], enabled: readonly LiveDestination[]) {
  const names = ids.map((id) => enabled.find((one) => one.id === id)?.name ?? id);
  return { "zh-CN": names.join("、"), en: names.join(", ") };
}

export function uploadFindings(
  state: StudioState,
  enabled: readonly LiveDestination[],
  { neededKbps, availableKbps, switchOffFirst }: UploadBudget,
): Finding[] {
  const about = { topic: "upload", place: "platforms" } as const;
  const hasCompanion = enabled.some(({ kind }) => kind === "companion");
  if (neededKbps === 0)
    return [
      {
        ...about,
        status: "ok",
        code: hasCompanion ? "preflight.upload-companions" : "preflight.upload-none",
      },
    ];
  const needed = megabits(neededKbps);
  if (availableKbps === null)
    return [{ ...about, status: "warning", code: "preflight.upload-unknown", params: { needed } }];
  const available = megabits(availableKbps);
  const measuredKbps = state.settings.relay.upload?.kbps ?? availableKbps;
  const measured = megabits(measuredKbps);
  const params = { needed, available, measured };
  if (neededKbps <= availableKbps) return [{ ...about, status: "ok", code: "preflight.upload-ok", params }];
  const { videoKbps, audioKbps } = state.settings.video;
  const status = neededKbps > measuredKbps ? "error" : "warning";
  if (videoKbps + audioKbps > availableKbps) {
    const wanted = Math.max(200, availableKbps - audioKbps);
    const slow = { needed, available, wanted };
    return [{ ...about, status, code: "preflight.upload-too-slow", params: slow, place: "settings" }];
  }
  const names = namesOf(switchOffFirst, enabled);
  return [{ ...about, status, code: "preflight.upload-short", params: { ...params, names } }];
}
