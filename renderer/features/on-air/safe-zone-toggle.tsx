import { Smartphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import { localise } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { platformMeant, useChosenZone } from "../../app/safe-zone";
import { Button } from "../../components/button";

/** Draws the platform's safe zone over the programme's preview, or takes it away; the audience sees nothing of it. */
export function SafeZoneToggle() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { platform, isShown, show } = useChosenZone();
  const id = useStudio((state) => platformMeant(platform, state));
  const found = useStudio((state) => state.library.platforms).find((each) => each.id === id);
  const name = found ? localise(found.name, language) : "";
  return (
    <Button
      tone={isShown ? "plain" : "quiet"}
      icon={<Smartphone aria-hidden="true" />}
      label={t("safeZone.toggle", { platform: name })}
      aria-pressed={isShown}
      onPress={() => show(!isShown)}
    />
  );
}
