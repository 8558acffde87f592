import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import styles from "./scenes.module.css";

/** Why nothing can be built now, and the two ways to get an engine. */
export function EngineNeeded() {
  const { t } = useTranslation();
  const { busy, run } = useBusy();
  const isOff = useStudio(({ engine }) => engine.status === "disconnected" || engine.status === "refused");
  const connect = (engine: "obs" | "stage") => void run(() => act("engine.connect", { engine }));
  return (
    <div className={styles.actions}>
      <p className={styles.quiet}>{t("scenes.needEngine")}</p>
      {isOff ? (
        <>
          <Button busy={busy && t("scenes.connecting")} onPress={() => connect("obs")}>
            {t("engineHelp.connect")}
          </Button>
          <Button isDisabled={busy} onPress={() => connect("stage")}>
            {t("engineHelp.stage")}
          </Button>
        </>
      ) : null}
    </div>
  );
}
