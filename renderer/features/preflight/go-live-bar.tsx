import { Radio, RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatClock, formatDuration } from "../../app/format";
import { useNow } from "../../app/use-now";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import type { CheckPhase } from "./lights";
import styles from "./preflight.module.css";
import type { PreflightCheck } from "./use-preflight";

/** How long going live is held with a red light, or where nobody knows, in seconds. */
const carefulSeconds = 2;

function Progress({ check, onSkip }: { check: PreflightCheck; onSkip: () => void }) {
  const { t } = useTranslation();
  const destinations = useStudio((state) => state.destinations);
  const { phase, startedAt, found } = check;
  const isRunning = phase === "quick" || phase === "network";
  const now = useNow(1000, isRunning);
  const names = destinations
    .filter(({ enabled, kind }) => enabled && kind === "rtmp")
    .map(({ name }) => name)
    .join(t("health.comma"));
  const time = formatDuration((now - startedAt) / 1000);
  if (isRunning)
    return (
      <>
        {/* Not a live region: it counts seconds, and the verdict above says that the check runs. */}
        <p className={styles.progress}>
          {phase === "network" && names
            ? t("preflight.network.running", { names, time })
            : t("preflight.network.runningNone", { time })}
          <span className={styles.quiet}>{t("preflight.network.hint")}</span>
        </p>
        <Button isDisabled={phase === "quick"} onPress={onSkip}>
          {t("preflight.network.stop")}
        </Button>
      </>
    );
  return (
    <p className={styles.progress} role="status">
      {phase === "done" && found
        ? t("preflight.network.done", { time: formatClock(found.checkedAt) })
        : t(phase === "failed" ? "preflight.failedHint" : "preflight.network.skipped")}
    </p>
  );
}

/** What holding the button says and asks for. */
export function careOf(phase: CheckPhase, hasRed: boolean): "start" | "startAnyway" | "startUnknown" {
  if (hasRed) return "startAnyway";
  return phase === "failed" ? "startUnknown" : "start";
}

interface GoLiveBarProps {
  check: PreflightCheck;
  hasRed: boolean;
  onAgain: () => void;
  onSkip: () => void;
}

/** How far the check is, checking again, and the button that goes live. */
export function GoLiveBar({ check, hasRed, onAgain, onSkip }: GoLiveBarProps) {
  const { t } = useTranslation();
  const isRehearsing = useStudio((state) => state.rehearsal.active);
  const { busy, run } = useBusy();
  const care = careOf(check.phase, hasRed);
  const isRunning = check.phase === "quick" || check.phase === "network";
  return (
    <footer className={styles.bar}>
      {isRehearsing ? (
        <p className={styles.progress}>{t("preflight.rehearsing")}</p>
      ) : (
        <Progress check={check} onSkip={onSkip} />
      )}
      <Button icon={<RefreshCw aria-hidden="true" />} isDisabled={isRunning} onPress={onAgain}>
        {t("preflight.again")}
      </Button>
      {/* A light that turns red under the finger begins the hold anew: the key makes it another button. */}
      <HoldButton
        key={care}
        tone="air"
        size="big"
        icon={<Radio />}
        seconds={care === "start" ? undefined : carefulSeconds}
        isDisabled={busy || isRehearsing || check.phase === "quick"}
        onHeld={() => void run(() => act("live.start", {}))}
      >
        {t(`preflight.${care}`)}
      </HoldButton>
    </footer>
  );
}
