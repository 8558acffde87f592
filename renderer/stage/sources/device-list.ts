/** A camera or microphone as the browser lists it, and under the id that settings keep. */
export interface ListedDevice {
  /**
   * Its name: the browser's own ids are made anew for each address, and the studio's port may change from one start
   * to the next. A second one of the same name gets a number.
   */
  id: string;
  name: string;
  deviceId: string;
}

/** Why a camera or microphone cannot be had: there is none, or this page may not use it. */
export type Trouble = "none" | "refused";

export const troubleOf = (thrown: unknown): Trouble =>
  thrown instanceof DOMException &&
  (thrown.name === "NotFoundError" || thrown.name === "OverconstrainedError")
    ? "none"
    : "refused";

type Info = Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">;

/** The system's own pointers to one of the other devices. */
const pointers = new Set(["default", "communications"]);

/** The devices of one kind. Before the user allowed the page to use one, browsers list them without a name. */
export function listDevices(infos: readonly Info[], kind: "videoinput" | "audioinput"): ListedDevice[] {
  const counts = new Map<string, number>();
  return infos
    .filter((info) => info.kind === kind && info.label !== "" && !pointers.has(info.deviceId))
    .map(({ deviceId, label }) => {
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      const name = count === 1 ? label : `${label} (${count})`;
      return { id: name, name, deviceId };
    });
}

/**
 * Which device a role gets: the one that is set, else the first that no other role has, else the first. Null where
 * there is none.
 */
export function chooseDevice(
  devices: readonly ListedDevice[],
  wanted: string | null,
  ofOthers: readonly (string | null)[],
): ListedDevice | null {
  const set = devices.find(({ id }) => id === wanted);
  if (set !== undefined) return set;
  return devices.find(({ id }) => !ofOthers.includes(id)) ?? devices[0] ?? null;
}
