import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { megabits } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { type LineBudget, lineBudget } from "./budget";
import styles from "./budget-bar.module.css";
import { UploadForm } from "./upload-form";

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(2)}%`;

/** Every share, what is left, and the mark up to which a show may use the line. */
function Bar({ budget }: { budget: LineBudget }) {
  const { t } = useTranslation();
  const { shares, totalKbps, neededKbps, availableKbps, usableKbps } = budget;
  const whole = Math.max(availableKbps ?? neededKbps, totalKbps);
  return (
    <div className={styles.frame} aria-hidden="true">
      <div className={styles.bar}>
        {shares.map((share) => (
          <span
            key={share.id}
            className={cx(styles.share, !share.fits && styles.over)}
            style={{ width: percent(share.kbps, whole) }}
            title={share.name}
          >
            <span className={styles.name}>{share.name}</span> {megabits(share.kbps)}
          </span>
        ))}
      </div>
      {usableKbps === null ? null : (
        <span className={styles.mark} style={{ insetInlineStart: percent(usableKbps, whole) }}>
          {t("platforms.budget.usable", { mbits: megabits(usableKbps) })}
        </span>
      )}
    </div>
  );
}

function Verdict({ budget }: { budget: LineBudget }) {
  const { t } = useTranslation();
  const { shares, totalKbps, neededKbps, usableKbps, switchOffFirst } = budget;
  const sum = t("platforms.budget.sum", {
    count: shares.length,
    each: megabits(shares[0]?.kbps ?? 0),
    total: megabits(totalKbps),
  });
  if (usableKbps === null)
    return (
      <p>
        {sum} {t("platforms.budget.unknown", { needed: megabits(neededKbps) })}
      </p>
    );
  if (totalKbps > usableKbps && switchOffFirst.length === 0)
    return (
      <p className={styles.short}>
        {sum} {t("platforms.budget.shortNoHelp", { mbits: megabits(usableKbps) })}
      </p>
    );
  if (switchOffFirst.length === 0)
    return (
      <p>
        {sum} {t("platforms.budget.enough", { mbits: megabits(usableKbps) })}
      </p>
    );
  const names = switchOffFirst
    .map(({ name }) => t("platforms.budget.name", { name }))
    .join(t("health.comma"));
  return (
    <p className={styles.short}>
      {sum} {t("platforms.budget.short", { mbits: megabits(usableKbps), names })}
    </p>
  );
}

/** How much upload going live takes, what the line carries, and who is switched off first where it is too little. */
export function BudgetBar() {
  const { t } = useTranslation();
  const isLive = useStudio((state) => state.live.status !== "idle");
  const { destinations, ...known } = useStudio(
    useShallow(({ destinations, settings, network }) => ({ destinations, settings, network })),
  );
  const line = lineBudget(destinations, known, t("platforms.budget.server"));
  const aside = [
    line.localCount > 0 ? t("platforms.budget.local", { count: line.localCount }) : "",
    line.companionCount > 0 ? t("platforms.budget.companions", { count: line.companionCount }) : "",
  ].filter(Boolean);
  return (
    <section className={styles.budget} aria-label={t("platforms.budget.label")}>
      <h3>{t("platforms.budget.label")}</h3>
      {line.shares.length > 0 ? (
        <>
          <Bar budget={line} />
          <Verdict budget={line} />
        </>
      ) : null}
      {aside.length > 0 ? <p className={styles.quiet}>{aside.join(" ")}</p> : null}
      {isLive ? null : <UploadForm />}
    </section>
  );
}
