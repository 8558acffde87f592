import { QrCode, TabletSmartphone, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MethodResult, PairedDevice } from "../../../preload/contract";
import { act, perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatDate } from "../../app/format";
import { useNow } from "../../app/use-now";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { Toggle } from "../../components/toggle";
import styles from "./remote-section.module.css";
import { Section } from "./section";

type Invitation = MethodResult<"remote.invite">;

/** The code and its pictures while it is good; gone as soon as a device used it. */
function OpenInvitation({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation();
  const open = useStudio((state) => state.remote.invitation);
  const now = useNow(5000);
  if (open?.code !== invitation.code) return null;
  const minutes = Math.max(1, Math.ceil((invitation.expiresAt - now) / 60_000));
  return (
    <div className={styles.invitation}>
      <p>{invitation.links.length === 0 ? t("remote.noNetwork") : t("remote.scan")}</p>
      <strong className={styles.code}>{invitation.code.replace(/(\d{3})/, "$1 ")}</strong>
      <ul className={styles.links}>
        {invitation.links.map((link, index) => {
          const address = link.split("/#")[0] ?? link;
          return (
            <li key={link}>
              <img src={invitation.pictures[index]} alt={t("remote.qr", { address })} />
              <code>{address}</code>
            </li>
          );
        })}
      </ul>
      <p>{t("remote.good", { minutes })}</p>
      <Button onPress={() => perform("remote.uninvite", {})}>{t("remote.cancel")}</Button>
    </div>
  );
}

function Device({ device }: { device: PairedDevice }) {
  const { t } = useTranslation();
  const seen =
    device.lastSeenAt === null
      ? t("remote.never")
      : t("remote.seen", { time: formatDate(device.lastSeenAt) });
  return (
    <li className={styles.device}>
      <TabletSmartphone aria-hidden="true" />
      <strong>{device.name}</strong>
      {device.connected ? <Badge tone="connected">{t("remote.connected")}</Badge> : <span>{seen}</span>}
      <HoldButton
        icon={<Trash2 />}
        label={`${t("remote.revoke")} ${device.name}`}
        onHeld={() => perform("remote.revoke", { id: device.id })}
      >
        {t("remote.revoke")}
      </HoldButton>
    </li>
  );
}

/** Lets tablets and phones in: a switch, a code for each, and the list of those that were. */
export function RemoteSection() {
  const { t } = useTranslation();
  const remote = useStudio((state) => state.remote);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const { busy, run } = useBusy();
  const isOn = remote.status === "listening";
  return (
    <Section title={t("remote.title")}>
      <p className={styles.quiet}>{t("remote.purpose")}</p>
      <Toggle
        isOn={isOn}
        isDisabled={busy}
        onChange={(on) => void run(() => act(on ? "remote.start" : "remote.stop", {}))}
      >
        {busy ? t("remote.turningOn") : t("remote.on")}
      </Toggle>
      {remote.status === "failed" ? <p role="alert">{t("remote.failed")}</p> : null}
      {isOn ? (
        <>
          <div className={styles.actions}>
            <Button
              tone="accent"
              icon={<QrCode aria-hidden="true" />}
              busy={busy && t("remote.inviting")}
              onPress={() => void run(async () => setInvitation((await act("remote.invite", {})) ?? null))}
            >
              {t("remote.invite")}
            </Button>
          </div>
          {invitation ? <OpenInvitation invitation={invitation} /> : null}
          <p className={styles.quiet}>{t("remote.plain")}</p>
        </>
      ) : null}
      {remote.devices.length === 0 ? (
        isOn ? (
          <p>{t("remote.none")}</p>
        ) : null
      ) : (
        <ul className={styles.devices}>
          {remote.devices.map((device) => (
            <Device key={device.id} device={device} />
          ))}
        </ul>
      )}
    </Section>
  );
}
