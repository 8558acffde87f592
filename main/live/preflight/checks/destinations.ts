import type { Localised, Platform, StudioState } from "../../../../preload/contract";
import type { LiveDestination } from "../../ports";
import type { Finding } from "../finding";
import type { PreflightPorts } from "../ports";

/** What every line about a destination says of itself. */
export const aboutDestination = ({ id, name }: LiveDestination) =>
  ({ topic: "destination", subject: id, title: { "zh-CN": name }, place: "platforms" }) as const;

const platformName = (platforms: readonly Platform[], { platform, name }: LiveDestination): Localised =>
  platforms.find(({ id }) => id === platform)?.name ?? { "zh-CN": name };

/** A companion is fed by the virtual camera; more than that cannot be seen from here. */
export function companionFindings(destination: LiveDestination, state: StudioState): Finding[] {
  const about = aboutDestination(destination);
  const params = { platform: platformName(state.library.platforms, destination) };
  const { virtualCamera, status } = state.engine;
  if (virtualCamera === "on") return [{ ...about, status: "ok", code: "preflight.camera-ok", params }];
  // Going live switches it on: a light that is amber every time teaches to look past it.
  if (virtualCamera === "off") return [{ ...about, status: "ok", code: "preflight.camera-off", params }];
  return status === "connected"
    ? [{ ...about, status: "error", code: "preflight.camera-unavailable", params }]
    : [{ ...about, status: "warning", code: "preflight.camera-unknown", params, place: "settings" }];
}

/** One that the relay publishes to: its entry by its looks, and whether its server takes the stream. */
export async function rtmpFindings(
  destination: LiveDestination,
  ports: Pick<PreflightPorts, "inspect" | "test">,
  reaches: boolean,
): Promise<Finding[]> {
  const about = aboutDestination(destination);
  const entry = await ports.inspect(destination.id);
  const findings = entry.map(
    ({ code, severity, params }): Finding => ({ ...about, status: severity, code, params, isDetail: true }),
  );
  // What is surely wrong is put right first: the server would only say the same in other words.
  if (entry.some(({ severity }) => severity === "error")) return findings;
  if (!reaches)
    return findings.length > 0 ? findings : [{ ...about, status: "ok", code: "preflight.destination-ok" }];
  const { ok, code, message, hint } = await ports.test(destination.id);
  const status = ok ? "ok" : "error";
  return [
    { ...about, status, code: code ?? "preflight.destination-ok", words: { message, hint } },
    ...findings,
  ];
}

/** Whether there is anywhere to publish to at all. */
export function destinationsFindings(enabled: readonly LiveDestination[]): Finding[] {
  if (enabled.some(({ kind }) => kind === "rtmp")) return [];
  const about = { topic: "destinations", place: "platforms" } as const;
  return enabled.length === 0
    ? [{ ...about, status: "error", code: "preflight.destinations-none" }]
    : [{ ...about, status: "ok", code: "preflight.destinations-companions" }];
}
