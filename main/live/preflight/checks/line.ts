import type { StudioState, UploadBudget } from "../../../../preload/contract";
import type { LiveDestination } from "../../ports";
import { uploadBudget } from "../../upload/budget";
import { isThisComputer } from "../../upload/this-computer";
import type { Finding } from "../finding";

/** What goes out over the line: each destination's own copy, or the one that an nginx-rtmp server passes on. */
export function budgetOf(state: StudioState, enabled: readonly LiveDestination[]): UploadBudget {
  const { video, relay } = state.settings;
  const kbpsEach = video.videoKbps + video.audioKbps;
  const published = enabled.filter(({ kind }) => kind === "rtmp");
  if (relay.engine === "built-in") {
    const ids = published.filter(({ server }) => !isThisComputer(server)).map(({ id }) => id);
    return uploadBudget({ ids, kbpsEach, upload: relay.upload });
  }
  const { ingest } = relay.nginx;
  const leaves = published.length > 0 && ingest !== "" && !isThisComputer(ingest);
  const budget = uploadBudget({ ids: leaves ? ["server"] : [], kbpsEach, upload: relay.upload });
  // Switching a platform off at the far end spares this line nothing.
  return { ...budget, switchOffFirst: [] };
}

export function uploadFindings(
  state: StudioState,
  enabled: readonly LiveDestination[],
  { neededKbps: needed, availableKbps: available, switchOffFirst }: UploadBudget,
): Finding[] {
  const about = { topic: "upload", place: "platforms" } as const;
  if (needed === 0) return [{ ...about, status: "ok", code: "preflight.upload-none" }];
  if (available === null)
    return [{ ...about, status: "warning", code: "preflight.upload-unknown", params: { needed } }];
  const { upload } = state.settings.relay;
  const measured = upload?.kbps ?? available;
  if (needed <= available)
    return [{ ...about, status: "ok", code: "preflight.upload-ok", params: { needed, available, measured } }];
  const { videoKbps, audioKbps } = state.settings.video;
  const status = needed > measured ? "error" : "warning";
  if (videoKbps + audioKbps > available) {
    const params = { needed, available, wanted: Math.max(200, available - audioKbps) };
    return [{ ...about, status, code: "preflight.upload-too-slow", params, place: "settings" }];
  }
  const names = switchOffFirst.map((id) => enabled.find((one) => one.id === id)?.name ?? id).join("、");
  const params = { needed, available, measured, names };
  return [{ ...about, status, code: "preflight.upload-short", params }];
}
