import { useTranslation } from "react-i18next";
import { cx } from "../cx";
import styles from "./rail.module.css";
import { routeIcons, routes, useNavigation } from "./routes";

/** The screens, always on the left: icon and word. */
export function Rail() {
  const { t } = useTranslation();
  const { route, go } = useNavigation();
  return (
    <nav className={styles.rail} aria-label={t("rail.label")}>
      {routes.map((name) => {
        const Icon = routeIcons[name];
        const isCurrent = route === name;
        return (
          <button
            key={name}
            type="button"
            className={cx(styles.entry, isCurrent && styles.current)}
            aria-current={isCurrent ? "page" : undefined}
            onClick={() => go(name)}
          >
            <Icon aria-hidden="true" />
            {t(`rail.${name}`)}
          </button>
        );
      })}
    </nav>
  );
}
