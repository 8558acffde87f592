import { BookmarkPlus, Check, Mic, MicOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { formatDuration } from "../../app/format";
import { useNow } from "../../app/use-now";
import { putMarker, receiptMilliseconds, useMarkerReceipt } from "./marker";
import { microphoneState, toggleMute } from "./microphone";
import { TransportTile } from "./transport-tile";

/** Closes the show's microphone and opens it; lit while it is closed. */
export function MuteTile() {
  const { t } = useTranslation();
  const now = useStudio(microphoneState);
  const isMuted = now === "muted";
  const isKnown = isMuted || now === "open";
  return (
    <TransportTile
      icon={isMuted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
      shortcut="V"
      word={t(isMuted ? "transport.unmute" : "transport.mute")}
      isLit={isMuted}
      isDisabled={!isKnown}
      facts={isKnown ? null : t(now === "unknown" ? "transport.muteUnknown" : "transport.muteNoEngine")}
      onPress={toggleMute}
    />
  );
}

/** While a recording runs: marks this moment, and says for some seconds at what time of the recording it did. */
export function MarkerTile() {
  const { t } = useTranslation();
  const isRecording = useStudio((state) => state.recording.status === "recording");
  const last = useMarkerReceipt((receipt) => receipt.last);
  const now = useNow(500, last !== null && isRecording);
  if (!isRecording) return null;
  const isFresh = last !== null && now - last.at < receiptMilliseconds;
  return (
    <>
      <TransportTile
        icon={isFresh ? <Check aria-hidden="true" /> : <BookmarkPlus aria-hidden="true" />}
        shortcut="B"
        word={isFresh ? t("transport.marked", { time: formatDuration(last.seconds) }) : t("transport.marker")}
        title={t("transport.markerLabel")}
        onPress={() => void putMarker()}
      />
      <span className="visually-hidden" role="status">
        {isFresh ? t("transport.marked", { time: formatDuration(last.seconds) }) : ""}
      </span>
    </>
  );
}
