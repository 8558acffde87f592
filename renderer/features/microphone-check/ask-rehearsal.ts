import { act } from "../../app/actions";
import { studioNow } from "../../app/bridge";
import { useNavigation } from "../../app/shell/routes";
import { useMicrophoneCheck } from "./check-store";

/**
 * Begins a rehearsal from wherever one is: asks which show where none is open and lets the microphone be heard first,
 * or starts at once where somebody chose not to be asked on this device.
 */
export async function askRehearsal(): Promise<void> {
  useNavigation.getState().go("onAir");
  const { asksNoMore, open } = useMicrophoneCheck.getState();
  if (asksNoMore && studioNow()?.show.open) await act("rehearsal.start", {});
  else open("rehearse");
}
