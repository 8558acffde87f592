import { useTranslation } from "react-i18next";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Toggle } from "../../components/toggle";
import { Chips } from "../cards/chips";
import { UploadForm } from "../platforms/upload-form";
import { RelayServer } from "./relay-section-server";
import { SlateSettings } from "./relay-section-slate";
import { Section } from "./section";
import styles from "./settings.module.css";

/** How the picture gets to the platforms, and what they show while it is gone. */
export function RelaySection() {
  const { t } = useTranslation();
  const { engine, makesRoom } = useStudio((state) => state.settings.relay);
  const isLive = useStudio((state) => state.live.status !== "idle");
  return (
    <Section title={t("settings.relay.title")}>
      {isLive ? <p className={styles.later}>{t("settings.relay.nextShow")}</p> : null}
      <SlateSettings />
      <div>
        <Toggle isOn={makesRoom} onChange={(isOn) => perform("settings.set", { relay: { makesRoom: isOn } })}>
          {t("settings.relay.makesRoom")}
        </Toggle>
        <p className={styles.quiet}>{t("settings.relay.makesRoomHint")}</p>
      </div>
      <UploadForm />
      <Chips
        label={t("settings.relay.engine")}
        options={(["built-in", "nginx-rtmp"] as const).map((id) => ({
          id,
          name: t(`settings.relay.engines.${id}`),
        }))}
        value={engine}
        onChange={(id) => perform("settings.set", { relay: { engine: id } })}
      />
      <p className={styles.quiet}>{t(`settings.relay.engineText.${engine}`)}</p>
      {engine === "nginx-rtmp" ? <RelayServer /> : null}
    </Section>
  );
}
