import { PlugZap, Power, Unplug } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { act, perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { engineLamp } from "../../app/shell/lamp-states";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import { Section } from "./section";
import { ServerConsent } from "./server-consent";
import styles from "./settings.module.css";

/** What was found, and the way to connect: most people only press one button here. */
export function EngineSection() {
  const { t } = useTranslation();
  const engine = useStudio((state) => state.engine);
  const obs = useStudio((state) => state.settings.obs);
  const [password, setPassword] = useState("");
  const [host, setHost] = useState<string | null>(null);
  const [port, setPort] = useState<string | null>(null);
  const { busy, run } = useBusy();
  const connected = engine.status === "connected";
  const typedPort = Number(port ?? obs.port ?? "");

  const connect = () =>
    run(async () => {
      const result = await act("engine.connect", {
        engine: "obs",
        ...(password ? { password } : {}),
        ...(host ? { host: host.trim() } : {}),
        ...(Number.isInteger(typedPort) && typedPort > 0 ? { port: typedPort } : {}),
      });
      if (result) setPassword("");
    });
  return (
    <Section title={t("settings.engine")}>
      <p className={styles.line}>
        <Badge tone={connected ? "connected" : "plain"}>{t(`lamps.${engineLamp({ engine }).text}`)}</Badge>
        {connected ? (
          <span>
            {[
              engine.version,
              engine.address,
              engine.canvas ? `${engine.canvas.width}×${engine.canvas.height}` : "",
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        ) : (
          <span>
            {engine.address ? t("settings.found", { address: engine.address }) : t("settings.notFound")}
          </span>
        )}
      </p>
      {engine.serverOff ? <ServerConsent /> : null}
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void connect();
        }}
      >
        <Field
          label={t("settings.password")}
          type="password"
          value={password}
          onChange={setPassword}
          hint={t("settings.passwordHint")}
        />
        <Field
          label={t("settings.obsHost")}
          value={host ?? obs.host}
          onChange={setHost}
          hint={t("settings.hostAddressHint")}
        />
        <Field
          label={t("settings.obsPort")}
          value={port ?? (obs.port === null ? "" : String(obs.port))}
          onChange={setPort}
          inputMode="numeric"
          hint={t("settings.portHint")}
        />
        <div className={styles.actions}>
          <Button
            tone="accent"
            type="submit"
            icon={<PlugZap aria-hidden="true" />}
            busy={busy && t("lamps.engineConnecting")}
          >
            {t("engineHelp.connect")}
          </Button>
          {engine.canLaunch ? (
            <Button icon={<Power aria-hidden="true" />} onPress={() => perform("engine.launch", {})}>
              {t("engineHelp.launch")}
            </Button>
          ) : null}
          <Button onPress={() => perform("engine.connect", { engine: "stage" })}>
            {t("engineHelp.stage")}
          </Button>
          {connected ? (
            <Button icon={<Unplug aria-hidden="true" />} onPress={() => perform("engine.disconnect", {})}>
              {t("settings.disconnect")}
            </Button>
          ) : null}
        </div>
      </form>
    </Section>
  );
}
