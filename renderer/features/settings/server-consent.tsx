import { useState } from "react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { Button } from "../../components/button";
import { Toggle } from "../../components/toggle";
import styles from "./settings.module.css";

/** Switches OBS's server on in OBS's own settings, only after a yes to what will be changed. */
export function ServerConsent() {
  const { t } = useTranslation();
  const [agreed, setAgreed] = useState(false);
  const { busy, run } = useBusy();
  return (
    <div className={styles.consent}>
      <strong>{t("settings.server.title")}</strong>
      <p>{t("settings.server.text")}</p>
      <Toggle isOn={agreed} onChange={setAgreed}>
        {t("settings.server.agree")}
      </Toggle>
      <Button
        tone="accent"
        isDisabled={!agreed}
        busy={busy && t("common.saving")}
        onPress={() => void run(() => act("engine.enableServer", { consent: true }))}
      >
        {t("settings.server.switchOn")}
      </Button>
    </div>
  );
}
