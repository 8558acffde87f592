import { TabletSmartphone } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { StudioError } from "../../../preload/contract";
import { deviceToken } from "../../app/bridge/device-token";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import { codeInAddress, deviceName, pair } from "./pair";
import styles from "./pair-page.module.css";

const goToPrompter = () => window.location.replace(new URL("prompter.html", document.baseURI));

const wordsOf = (error: unknown, unreachable: string): string => {
  if (!(error instanceof StudioError)) return unreachable;
  const hint = "hint" in error ? String(error.hint) : "";
  return `${error.message}。${hint}`;
};

/** Where a tablet or phone types the six figures once; afterwards it goes straight to the prompter. */
export function PairPage() {
  const { t } = useTranslation();
  const [code, setCode] = useState(() => codeInAddress(window.location.hash));
  const [name, setName] = useState(() => t(`pairing.device.${deviceName(navigator.userAgent)}`));
  const [fault, setFault] = useState("");
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    // A link with a code means to pair anew, whatever was paired before.
    if (deviceToken() !== "" && codeInAddress(window.location.hash) === "") goToPrompter();
  }, []);

  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFault("");
    try {
      await pair(code, name.trim());
      goToPrompter();
    } catch (error) {
      setFault(wordsOf(error, t("pairing.unreachable")));
      setBusy(false);
    }
  }

  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={(event) => void send(event)}>
        <TabletSmartphone aria-hidden="true" />
        <h1>{t("pairing.title")}</h1>
        <p>{t("pairing.text")}</p>
        <Field
          label={t("pairing.code")}
          value={code}
          onChange={(text) => setCode(text.replace(/\D/g, "").slice(0, 6))}
          inputMode="numeric"
          isRequired
        />
        <Field label={t("pairing.name")} value={name} onChange={(text) => setName(text.slice(0, 40))} />
        {fault ? <p role="alert">{fault}</p> : null}
        <Button
          tone="accent"
          type="submit"
          isDisabled={code.length !== 6 || name.trim() === ""}
          busy={isBusy && t("pairing.busy")}
        >
          {t("pairing.send")}
        </Button>
      </form>
    </main>
  );
}
