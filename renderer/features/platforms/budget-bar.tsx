import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { uploadBudget } from "./budget";
import styles from "./platforms.module.css";

const mbps = (kbps: number) => (kbps / 1000).toFixed(1);

/** How much upload going live takes, and how much the line should have. */
export function BudgetBar() {
  const { t } = useTranslation();
  const destinations = useStudio((state) => state.destinations);
  const video = useStudio((state) => state.settings.video);
  const { shares, totalKbps, neededKbps } = uploadBudget(destinations, video);
  if (shares.length === 0) return null;
  return (
    <section className={styles.budget} aria-label={t("platforms.budget.label")}>
      <h3>{t("platforms.budget.label")}</h3>
      <div className={styles.bar} aria-hidden="true">
        {shares.map((share) => (
          <span key={share.id} className={styles.share} style={{ flexGrow: share.kbps }}>
            {share.name} {mbps(share.kbps)}
          </span>
        ))}
        <span className={styles.spare} style={{ flexGrow: neededKbps - totalKbps }}>
          {t("platforms.budget.spare")} {mbps(neededKbps - totalKbps)}
        </span>
      </div>
      <p>
        {t("platforms.budget.sum", {
          count: shares.length,
          each: mbps(video.videoKbps + video.audioKbps),
          total: mbps(totalKbps),
          needed: mbps(neededKbps),
        })}
      </p>
    </section>
  );
}
