import { type CameraRole, type ChosenDevices, cameraRoles, type Device } from "../../preload/contract";

/** Which camera each role gets: the one set, where it is there; else the first that no other role was given. */
export function assignCameras(
  cameras: readonly Device[],
  wanted: Pick<ChosenDevices, CameraRole>,
): Record<CameraRole, string | null> {
  const there = new Set(cameras.map((camera) => camera.id));
  const assigned: Record<CameraRole, string | null> = { host: null, second: null, overhead: null };
  for (const role of cameraRoles) {
    const id = wanted[role];
    if (id !== null && there.has(id)) assigned[role] = id;
  }
  for (const role of cameraRoles) {
    if (assigned[role] !== null || wanted[role] !== null) continue;
    const taken = new Set(cameraRoles.map((each) => assigned[each]));
    assigned[role] = cameras.find((camera) => !taken.has(camera.id))?.id ?? null;
  }
  return assigned;
}
