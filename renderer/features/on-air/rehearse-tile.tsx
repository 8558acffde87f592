import { Clapperboard, Square } from "lucide-react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { askRehearsal } from "../microphone-check/ask-rehearsal";
import { TransportTile } from "./transport-tile";

/** Begins a rehearsal, by way of the microphone, and ends it. */
export function RehearseTile() {
  const { t } = useTranslation();
  const active = useStudio((state) => state.rehearsal.active);
  const live = useStudio((state) => state.live.status);
  const { busy, run } = useBusy();
  if (active)
    return (
      <TransportTile
        icon={<Square aria-hidden="true" />}
        word={t(busy ? "transport.ending" : "transport.endRehearsal")}
        isDisabled={busy}
        onPress={() => void run(() => act("rehearsal.stop", {}))}
      />
    );
  return (
    <TransportTile
      icon={<Clapperboard aria-hidden="true" />}
      word={t(busy ? "transport.starting" : "transport.rehearse")}
      isDisabled={busy || live !== "idle"}
      onPress={() => void run(askRehearsal)}
    />
  );
}
