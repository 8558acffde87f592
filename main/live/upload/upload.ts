import {
  type CheckedInput,
  isOwnServer,
  type MethodResult,
  type Settings,
  StudioError,
} from "../../../preload/contract";
import type { StudioContext } from "../../core";
import type { LiveDestination } from "../ports";
import { isThisComputer } from "./this-computer";

export interface UploadPorts {
  /** In the user's order, the most important first. */
  destinations(): LiveDestination[];
  /** Kilobits a second towards a destination. @throws StudioError with what stood in the way */
  measure(id: string): Promise<number>;
  /** Keeps what is known of the line in the settings. */
  save(upload: Settings["relay"]["upload"]): Promise<void>;
  /** @throws StudioError `core.locked-in-rehearsal` */
  assertNotRehearsing(): void;
  /** Whether a server on this computer may be measured towards; for tests, which have no other. */
  allowsThisComputer?: boolean;
}

/** Where a measurement may go: a server of one's own, elsewhere. @throws StudioError saying why there is none */
function choose(ports: UploadPorts, wanted: string | undefined): LiveDestination {
  const isNear = ({ server }: LiveDestination) => ports.allowsThisComputer !== true && isThisComputer(server);
  const all = ports.destinations();
  if (wanted === undefined) {
    const found = all.find((one) => one.enabled && one.hasKey && isOwnServer(one.platform) && !isNear(one));
    if (found === undefined) throw new StudioError("upload.no-destination");
    return found;
  }
  const found = all.find(({ id }) => id === wanted);
  if (found === undefined)
    throw new StudioError("core.not-found", { params: { what: "平台", id: wanted }, field: "destination" });
  const params = { name: found.name };
  if (!isOwnServer(found.platform)) throw new StudioError("upload.public", { params, field: "destination" });
  if (isNear(found)) throw new StudioError("upload.same-computer", { params, field: "destination" });
  return found;
}

/** Notes what the line uploads: as typed in, or as measured. @throws StudioError `upload.…` and the connection's */
export async function noteUpload(
  { store, clock }: StudioContext,
  ports: UploadPorts,
  { kbps: typed, destination }: CheckedInput<"live.upload">,
): Promise<MethodResult<"live.upload">> {
  if (typed !== undefined) {
    await ports.save({ kbps: typed, at: clock.now(), how: "typed" });
    return { kbps: typed, how: "typed" };
  }
  ports.assertNotRehearsing();
  if (store.get().live.status !== "idle") throw new StudioError("upload.on-air");
  const { id } = choose(ports, destination);
  const kbps = Math.max(1, Math.round(await ports.measure(id)));
  await ports.save({ kbps, at: clock.now(), how: "measured" });
  return { kbps, how: "measured" };
}
