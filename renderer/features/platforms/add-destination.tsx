import { KeyRound, MonitorSmartphone } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localise, type Platform } from "../../../preload/contract";
import { studioNow, useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { newId } from "../../app/new-id";
import { Sheet } from "../../components/sheet";
import styles from "./add-destination.module.css";
import { CompanionForm } from "./companion-form";
import { DestinationForm } from "./destination-form";
import { freeName } from "./platform-form";

/** A destination of a platform as it begins. */
function begun(platform: Platform, name: string) {
  const others = studioNow()?.destinations ?? [];
  return {
    id: newId(
      platform.id,
      platform.id,
      others.map(({ id }) => id),
    ),
    platform: platform.id,
    name: freeName(
      name,
      others.map((other) => other.name),
    ),
    server: platform.defaultServer ?? "",
    key: "",
    enabled: true,
  };
}

function PlatformChoices({ onChoose }: { onChoose: (platform: Platform) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const platforms = useStudio((state) => state.library.platforms);
  if (platforms.length === 0) return <p>{t("platforms.noneKnown")}</p>;
  return (
    <ul className={styles.choices}>
      {platforms.map((platform) => (
        <li key={platform.id}>
          <button type="button" className={styles.choice} onClick={() => onChoose(platform)}>
            {platform.kind === "rtmp" ? (
              <KeyRound aria-hidden="true" />
            ) : (
              <MonitorSmartphone aria-hidden="true" />
            )}
            <span>
              <strong>{localise(platform.name, language)}</strong>
              <small>{t(platform.kind === "rtmp" ? "platforms.byKey" : "platforms.companion")}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface AddDestinationProps {
  isOpen: boolean;
  onClose: () => void;
}

/** First which platform, then its server and key. */
export function AddDestination({ isOpen, onClose }: AddDestinationProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [chosen, setChosen] = useState<{ platform: Platform; initial: ReturnType<typeof begun> } | null>(
    null,
  );
  const choose = (platform: Platform) =>
    setChosen({ platform, initial: begun(platform, localise(platform.name, language)) });
  function close() {
    setChosen(null);
    onClose();
  }
  return (
    <Sheet
      title={chosen ? localise(chosen.platform.name, language) : t("platforms.which")}
      isOpen={isOpen}
      onClose={close}
    >
      {chosen === null ? <PlatformChoices onChoose={choose} /> : null}
      {chosen?.platform.kind === "rtmp" ? (
        <DestinationForm initial={chosen.initial} keyMask="" onDone={close} />
      ) : null}
      {chosen?.platform.kind === "companion" ? (
        <CompanionForm initial={chosen.initial} onDone={close} />
      ) : null}
    </Sheet>
  );
}
