import { useTranslation } from "react-i18next";
import { localise, type Orientation } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { useChosenZone, useSafeZone } from "../../app/safe-zone";
import { Choice } from "../../components/choice";
import styles from "./scenes.module.css";

const none = "none";

/** Whose safe zone is drawn over the pictures on this screen. */
export function SafeZoneChoice() {
  const { t } = useTranslation();
  const language = useLanguage();
  const platforms = useStudio((state) => state.library.platforms);
  const { platform, isShown, choose, show } = useChosenZone();
  return (
    <div className={styles.zoneChoice}>
      <Choice
        label={t("safeZone.label")}
        hideLabel
        options={[
          { id: none, name: t("safeZone.none") },
          // One server of one's own stands for both: what is kept clear for it is a habit.
          ...platforms
            .filter(({ id }) => id !== "custom-rtmps")
            .map(({ id, name }) => ({
              id,
              name: t("safeZone.of", { platform: localise(name, language) }),
            })),
        ]}
        value={isShown ? (platform ?? "custom") : none}
        onChange={(id) => (id === none ? show(false) : choose(id))}
      />
    </div>
  );
}

/** Where the zone that is drawn comes from: the platform's own words, or a careful habit. */
export function SafeZoneNote({ orientation }: { orientation: Orientation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useSafeZone(orientation);
  if (!zone) return null;
  const platform = localise(zone.platform.name, language);
  const isCareful = zone.platform.id === "custom";
  return (
    <p className={styles.quiet}>
      {t(isCareful ? "safeZone.habit" : zone.isPublished ? "safeZone.published" : "safeZone.unpublished", {
        platform,
      })}{" "}
      {t("safeZone.onlyHere")}
    </p>
  );
}
