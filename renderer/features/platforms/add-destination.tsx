import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localise, type Platform } from "../../../preload/contract";
import { studioNow, useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { newId } from "../../app/new-id";
import { Badge } from "../../components/badge";
import { Sheet } from "../../components/sheet";
import { DestinationForm } from "./destination-form";
import { KeySteps } from "./key-steps";
import styles from "./platforms.module.css";

interface AddDestinationProps {
  isOpen: boolean;
  onClose: () => void;
}

/** First which platform, then its server and key. */
export function AddDestination({ isOpen, onClose }: AddDestinationProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const platforms = useStudio((state) => state.library.platforms);
  const [chosen, setChosen] = useState<Platform | null>(null);
  function close() {
    setChosen(null);
    onClose();
  }
  return (
    <Sheet
      title={chosen ? localise(chosen.name, language) : t("platforms.which")}
      isOpen={isOpen}
      onClose={close}
    >
      {chosen === null ? (
        <ul className={styles.choices}>
          {platforms.map((platform) => (
            <li key={platform.id}>
              <button type="button" className={styles.choice} onClick={() => setChosen(platform)}>
                <strong>{localise(platform.name, language)}</strong>
                {platform.kind === "companion" ? <Badge>{t("platforms.companion")}</Badge> : null}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {chosen?.kind === "rtmp" ? (
        <DestinationForm
          initial={{
            id: newId(
              chosen.id,
              chosen.id,
              (studioNow()?.destinations ?? []).map(({ id }) => id),
            ),
            platform: chosen.id,
            name: localise(chosen.name, language),
            server: chosen.defaultServer ?? "",
            key: "",
            enabled: true,
          }}
          keyMask=""
          onDone={close}
        />
      ) : null}
      {chosen?.kind === "companion" ? (
        <>
          <p>{t("platforms.companionText")}</p>
          <KeySteps platform={chosen} />
        </>
      ) : null}
    </Sheet>
  );
}
