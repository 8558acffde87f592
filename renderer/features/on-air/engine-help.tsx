import { MonitorPlay, PlugZap, Power } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { EngineState } from "../../../preload/contract";
import { act, perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useNavigation } from "../../app/shell/routes";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";

/** Which of the help's texts fits the engine. */
export function helpFor({ status, serverOff }: Pick<EngineState, "status" | "serverOff">) {
  if (status === "reconnecting") return "lost";
  if (status === "refused") return "refused";
  if (serverOff) return "serverOff";
  return status === "searching" || status === "connecting" ? "waiting" : "none";
}

function Steps({ words }: { words: ReturnType<typeof helpFor> }) {
  const { t } = useTranslation();
  const canLaunch = useStudio((state) => state.engine.canLaunch);
  const isLive = useStudio((state) => state.live.status !== "idle");
  const go = useNavigation((navigation) => navigation.go);
  const { busy, run } = useBusy();
  return (
    <>
      {words === "refused" || words === "serverOff" ? (
        <Button tone="accent" onPress={() => go("settings")}>
          {t("engineHelp.toSettings")}
        </Button>
      ) : null}
      {words === "none" ? (
        <Button
          tone="accent"
          icon={<PlugZap aria-hidden="true" />}
          busy={busy && t("lamps.engineConnecting")}
          onPress={() => void run(() => act("engine.connect", {}))}
        >
          {t("engineHelp.connect")}
        </Button>
      ) : null}
      {canLaunch ? (
        <Button
          tone={words === "lost" ? "accent" : "plain"}
          icon={<Power aria-hidden="true" />}
          onPress={() => perform("engine.launch", {})}
        >
          {t("engineHelp.launch")}
        </Button>
      ) : null}
      {isLive ? null : (
        <Button onPress={() => perform("engine.connect", { engine: "stage" })}>
          {t("engineHelp.stage")}
        </Button>
      )}
    </>
  );
}

/** What to do while nothing composes the picture: connect, start OBS, or use the built-in stage. */
export function EngineHelp() {
  const { t } = useTranslation();
  const words = useStudio((state) => helpFor(state.engine));
  const isLive = useStudio((state) => state.live.status !== "idle");
  return (
    <Empty
      icon={<MonitorPlay />}
      title={t(`engineHelp.${words}.title`)}
      actions={words === "waiting" ? null : <Steps words={words} />}
    >
      {words === "lost" && !isLive ? t("engineHelp.lost.textIdle") : t(`engineHelp.${words}.text`)}
    </Empty>
  );
}
