import { Trash2 } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import { HoldButton } from "../../components/hold-button";
import { SavedField } from "./saved-field";
import styles from "./settings.module.css";

/** The two addresses of the server that passes the picture on. */
function Addresses() {
  const { t } = useTranslation();
  const nginx = useStudio((state) => state.settings.relay.nginx);
  const reader = useCallback(
    (field: "ingest" | "control", shape: RegExp, sentence: string) => (text: string) => {
      const address = text.normalize("NFKC").trim();
      if (address !== "" && !shape.test(address)) return sentence;
      return { relay: { nginx: { ...nginx, [field]: address } } };
    },
    [nginx],
  );
  const readIngest = useCallback(
    (text: string) =>
      reader("ingest", /^rtmps?:\/\/[^\s/]+\/[^\s?]+$/i, t("settings.relay.ingestFault"))(text),
    [reader, t],
  );
  const readControl = useCallback(
    (text: string) => reader("control", /^https?:\/\/[^\s/?]+\S*$/i, t("settings.relay.controlFault"))(text),
    [reader, t],
  );
  return (
    <div className={styles.fields}>
      <SavedField
        label={t("settings.relay.ingest")}
        hint={t("settings.relay.ingestHint")}
        saved={nginx.ingest}
        read={readIngest}
      />
      <SavedField
        label={t("settings.relay.control")}
        hint={t("settings.relay.controlHint")}
        saved={nginx.control}
        read={readControl}
      />
    </div>
  );
}

/** The server's two secrets. They go to the secrets store and never come back to a screen. */
function ServerSecrets() {
  const { t } = useTranslation();
  const [ingestKey, setIngestKey] = useState("");
  const [controlToken, setControlToken] = useState("");
  const [done, setDone] = useState<"saved" | "removed" | null>(null);
  const saved = useStudio((state) => state.network.serverSecrets);
  const hasSaved = saved.ingestKey !== "" || saved.controlToken !== "";
  const { busy, run } = useBusy();
  async function keep(secrets: { ingestKey?: string; controlToken?: string }, outcome: "saved" | "removed") {
    if ((await act("relay.secrets", secrets)) === undefined) return;
    setIngestKey("");
    setControlToken("");
    setDone(outcome);
  }
  const typed = {
    ...(ingestKey.trim() ? { ingestKey: ingestKey.trim() } : {}),
    ...(controlToken.trim() ? { controlToken: controlToken.trim() } : {}),
  };
  const field = (label: string, mask: string, value: string, onChange: (text: string) => void) => (
    <Field
      label={label}
      type="password"
      value={value}
      onChange={(text) => {
        setDone(null);
        onChange(text);
      }}
      placeholder={mask === "" ? t("settings.relay.secretNone") : t("settings.relay.secretKept", { mask })}
      error={/\s/.test(value.trim()) ? t("platforms.fault.keyBlank") : undefined}
    />
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => keep(typed, "saved"));
      }}
    >
      <div className={styles.fields}>
        {field(t("settings.relay.ingestKey"), saved.ingestKey, ingestKey, setIngestKey)}
        {field(t("settings.relay.controlToken"), saved.controlToken, controlToken, setControlToken)}
      </div>
      <div className={styles.line}>
        <Button
          type="submit"
          isDisabled={Object.keys(typed).length === 0 || Object.values(typed).some((text) => /\s/.test(text))}
          busy={busy && t("common.saving")}
        >
          {t("settings.relay.saveSecrets")}
        </Button>
        {hasSaved ? (
          <HoldButton
            icon={<Trash2 />}
            isDisabled={busy}
            onHeld={() => void run(() => keep({ ingestKey: "", controlToken: "" }, "removed"))}
          >
            {t("settings.relay.removeSecrets")}
          </HoldButton>
        ) : null}
        <p role="status">{done ? t(`settings.relay.secrets.${done}`) : ""}</p>
      </div>
    </form>
  );
}

/** A server of one's own that takes one copy and passes it on: where it is, and what it asks for. */
export const RelayServer = () => (
  <>
    <Addresses />
    <ServerSecrets />
  </>
);
