import { Clapperboard, Square } from "lucide-react";
import { useTranslation } from "react-i18next";
import { perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { askRehearsal } from "../microphone-check/ask-rehearsal";

/** Goes to where a rehearsal is run and asks what is asked before one; ends the one that runs. */
export function RehearseButton() {
  const { t } = useTranslation();
  const active = useStudio((state) => state.rehearsal.active);
  const live = useStudio((state) => state.live.status !== "idle");
  const { busy, run } = useBusy();
  if (active)
    return (
      <Button icon={<Square aria-hidden="true" />} onPress={() => perform("rehearsal.stop", {})}>
        {t("transport.endRehearsal")}
      </Button>
    );
  return (
    <Button
      tone="accent"
      icon={<Clapperboard aria-hidden="true" />}
      isDisabled={live}
      busy={busy && t("transport.starting")}
      onPress={() => void run(askRehearsal)}
    >
      {t("transport.rehearse")}
    </Button>
  );
}
