import { type StudioState, toStudioError } from "../../../../preload/contract";
import type { LiveDestination } from "../../ports";
import type { Finding } from "../finding";
import type { PreflightPorts } from "../ports";

/** The nginx-rtmp server that passes the picture on, where the settings have one: without it nobody gets a picture. */
export async function serverFindings(
  { settings }: StudioState,
  enabled: readonly LiveDestination[],
  ports: Pick<PreflightPorts, "server">,
  reaches: boolean,
): Promise<Finding[]> {
  const isUsed = settings.relay.engine === "nginx-rtmp" && enabled.some(({ kind }) => kind === "rtmp");
  if (!isUsed) return [];
  try {
    const { host } = await ports.server(reaches);
    const code = reaches ? "preflight.server-ok" : "preflight.server-filled";
    return [{ topic: "server", status: "ok", code, params: { host } }];
  } catch (thrown) {
    const { code, params } = toStudioError(thrown);
    return [{ topic: "server", status: "error", code, params, place: "settings" }];
  }
}
