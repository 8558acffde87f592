import { MonitorPlay, PlugZap, Power } from "lucide-react";
import { useTranslation } from "react-i18next";
import { act, perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useNavigation } from "../../app/shell/routes";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";

/** What to do while nothing composes the picture: connect, start OBS, or use the built-in stage. */
export function EngineHelp() {
  const { t } = useTranslation();
  const engine = useStudio((state) => state.engine);
  const go = useNavigation((navigation) => navigation.go);
  const { busy, run } = useBusy();
  const waiting = ["searching", "connecting", "reconnecting"].includes(engine.status);
  const words =
    engine.status === "refused" ? "refused" : engine.serverOff ? "serverOff" : waiting ? "waiting" : "none";
  return (
    <Empty
      icon={<MonitorPlay />}
      title={t(`engineHelp.${words}.title`)}
      actions={
        waiting ? null : (
          <>
            {engine.status === "refused" || engine.serverOff ? (
              <Button tone="accent" onPress={() => go("settings")}>
                {t("engineHelp.toSettings")}
              </Button>
            ) : (
              <Button
                tone="accent"
                icon={<PlugZap aria-hidden="true" />}
                busy={busy && t("lamps.engineConnecting")}
                onPress={() => void run(() => act("engine.connect", {}))}
              >
                {t("engineHelp.connect")}
              </Button>
            )}
            {engine.canLaunch ? (
              <Button icon={<Power aria-hidden="true" />} onPress={() => perform("engine.launch", {})}>
                {t("engineHelp.launch")}
              </Button>
            ) : null}
            <Button onPress={() => perform("engine.connect", { engine: "stage" })}>
              {t("engineHelp.stage")}
            </Button>
          </>
        )
      }
    >
      {t(`engineHelp.${words}.text`)}
    </Empty>
  );
}
