import { useTranslation } from "react-i18next";
import { Screen } from "../../components/screen";
import { About } from "./about";
import { CardsSection } from "./cards-section";
import { DoctorSection } from "./doctor-section";
import { EngineSection } from "./engine-section";
import { GeneralSection } from "./general-section";
import { PrompterSection } from "./prompter-section";
import { RecordingsSection } from "./recordings-section";
import { RelaySection } from "./relay-section";
import { RemoteSection } from "./remote-section";
import styles from "./settings.module.css";
import { VideoSection } from "./video-section";

/** Settings, each saved as soon as it is changed. */
export default function SettingsScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t("rail.settings")} purpose={t("settings.purpose")} scrolls>
      <div className={styles.page}>
        <EngineSection />
        <GeneralSection />
        <CardsSection />
        <VideoSection />
        <RecordingsSection />
        <RelaySection />
        <PrompterSection />
        <RemoteSection />
        <DoctorSection />
        <About />
      </div>
    </Screen>
  );
}
