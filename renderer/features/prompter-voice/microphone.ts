import { listDevices } from "../../stage/sources/device-list";

/** Why nothing can be heard: said in words beside the switch, and the text goes on at its steady pace. */
export type VoiceTrouble = "denied" | "no-microphone" | "failed";

/** A page has a microphone only where its address counts as safe: https, or this computer itself. */
export const canListen = (): boolean => typeof navigator !== "undefined" && Boolean(navigator.mediaDevices);

/** What an error of `getUserMedia` means for the user. */
export function troubleOf(error: unknown): VoiceTrouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  const missing = ["NotFoundError", "NotReadableError", "OverconstrainedError", "AbortError"];
  return missing.includes(name) ? "no-microphone" : "failed";
}

/**
 * The sound as it is: what the browser does against echo and noise eats the ends of words, which is where pauses are
 * told from speech. A quiet voice is made louder, since readers stand a step away from the computer.
 */
const asItIs = {
  channelCount: 1,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: true,
} satisfies MediaTrackConstraints;

/**
 * Opens the microphone that the settings name, or the system's own.
 * @throws DOMException from `getUserMedia`; `troubleOf` says what it means
 */
export async function openMicrophone(wanted: string | null): Promise<MediaStream> {
  const { mediaDevices } = navigator;
  const ask = (deviceId?: string) =>
    mediaDevices.getUserMedia({
      audio: deviceId === undefined ? asItIs : { ...asItIs, deviceId: { exact: deviceId } },
    });
  const stream = await ask();
  if (wanted === null) return stream;
  // Devices have names only once one was allowed; another engine's ids name none of them.
  const devices = listDevices(await mediaDevices.enumerateDevices(), "audioinput");
  const device = devices.find(({ id }) => id === wanted);
  if (!device || stream.getAudioTracks()[0]?.getSettings().deviceId === device.deviceId) return stream;
  for (const track of stream.getTracks()) track.stop();
  return ask(device.deviceId);
}
