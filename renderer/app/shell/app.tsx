import { lazy, Suspense } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useTranslation } from "react-i18next";
import { OnAirScreen } from "../../features/on-air/on-air-screen";
import { useMirror, useStudio } from "../bridge";
import { cx } from "../cx";
import { useLanguage } from "../i18n";
import styles from "./app.module.css";
import { Boundary } from "./boundary";
import { Offline } from "./offline";
import { ProblemsStrip } from "./problems-strip";
import { Rail } from "./rail";
import { type Route, useNavigation } from "./routes";
import { TopBar } from "./top-bar";

/** Shown once in a studio's life. */
const Welcome = lazy(() =>
  import("../../features/welcome/welcome").then((module) => ({ default: module.Welcome })),
);

const screens: Record<Exclude<Route, "onAir">, React.LazyExoticComponent<() => React.ReactNode>> = {
  scripts: lazy(() => import("../../features/scripts/scripts-screen")),
  scenes: lazy(() => import("../../features/scenes/scenes-screen")),
  products: lazy(() => import("../../features/products/products-screen")),
  platforms: lazy(() => import("../../features/platforms/platforms-screen")),
  rehearsals: lazy(() => import("../../features/rehearsals/rehearsals-screen")),
  settings: lazy(() => import("../../features/settings/settings-screen")),
};

function Screen({ route }: { route: Exclude<Route, "onAir"> }) {
  const { t } = useTranslation();
  const Chosen = screens[route];
  return (
    <Boundary key={route}>
      <Suspense fallback={<p className={styles.waiting}>{t("common.loading")}</p>}>
        <Chosen />
      </Suspense>
    </Boundary>
  );
}

function Frame() {
  const onAir = useStudio((state) => state.live.status === "on-air" || state.live.status === "stopping");
  const rehearsing = useStudio((state) => state.rehearsal.active);
  return <div className={cx(styles.frame, onAir && styles.air, !onAir && rehearsing && styles.rehearsal)} />;
}

function Studio() {
  const { t } = useTranslation();
  const route = useNavigation((navigation) => navigation.route);
  const welcomed = useStudio((state) => state.settings.welcomed);
  if (!welcomed)
    return (
      <Suspense fallback={<p className={styles.waiting}>{t("common.loading")}</p>}>
        <Welcome />
      </Suspense>
    );
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t("shell.skipToMain")}
      </a>
      <Rail />
      <div className={styles.column}>
        <TopBar />
        <ProblemsStrip />
        <main id="main" className={styles.main} tabIndex={-1}>
          {/* Stays mounted: it holds the built-in stage, whose picture must outlive a look at another screen. */}
          <div className={styles.fill} hidden={route !== "onAir"}>
            <Boundary>
              <OnAirScreen isShown={route === "onAir"} />
            </Boundary>
          </div>
          {route === "onAir" ? null : <Screen route={route} />}
        </main>
      </div>
      <Frame />
    </div>
  );
}

/** The whole window: waits for the studio, then shows it; says so when it is gone. */
export function App() {
  const { t } = useTranslation();
  const language = useLanguage();
  const hasState = useMirror(({ state }) => state !== null);
  const connected = useMirror((mirror) => mirror.connected);
  return (
    <I18nProvider locale={language}>
      <div className={styles.app}>
        {hasState && !connected ? <Offline /> : null}
        {hasState ? (
          <Studio />
        ) : (
          <main className={styles.waiting} role="status">
            <strong>{t("shell.connecting")}</strong>
            <p>{t("shell.connectingHint")}</p>
          </main>
        )}
      </div>
    </I18nProvider>
  );
}
