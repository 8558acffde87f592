import { EyeOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { useStudio } from "../../app/bridge";
import styles from "./programme.module.css";
import { slateWords } from "./slate";

/** Lies over the programme while viewers do not see it: that they see the slate, why, and how the picture comes back. */
export function SlateNotice() {
  const { t } = useTranslation();
  const words = useStudio(useShallow(slateWords));
  const fed = useStudio(
    useShallow(({ destinations }) =>
      destinations.filter(({ status }) => status === "feeding").map(({ name }) => name),
    ),
  );
  if (words === null) return null;
  return (
    <div className={styles.slate} role="status">
      <p className={styles.slateSeen}>
        <EyeOff aria-hidden="true" />
        {t(`slate.seen.${words.seen}`)}
      </p>
      <p>{t(`slate.reason.${words.reason}`)}</p>
      {fed.length > 0 && words.reason === "asked" ? (
        <p>{t("slate.notCompanions", { names: fed.join(t("health.comma")) })}</p>
      ) : null}
    </div>
  );
}
