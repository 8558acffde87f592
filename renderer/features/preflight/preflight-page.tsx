import { Share2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { useNavigation } from "../../app/shell/routes";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Sheet } from "../../components/sheet";
import { FitCard } from "./fit-card";
import { GoLiveBar } from "./go-live-bar";
import { Going } from "./going";
import { LightList } from "./light-list";
import { LightMark } from "./light-mark";
import { countLights, standingLines, verdict, worstLight } from "./lights";
import styles from "./preflight.module.css";
import { usePreflightPage } from "./preflight-store";
import { UploadCard } from "./upload-card";
import { usePreflight } from "./use-preflight";

/** No platform is switched on: what to do about it. */
function NoPlatform() {
  const { t } = useTranslation();
  const hasAny = useStudio((state) => state.destinations.length > 0);
  const go = useNavigation((navigation) => navigation.go);
  const close = usePreflightPage((page) => page.close);
  return (
    <Empty
      icon={<Share2 />}
      title={t("preflight.empty.title")}
      actions={
        <Button
          tone="accent"
          onPress={() => {
            close();
            go("platforms");
          }}
        >
          {t("preflight.empty.action")}
        </Button>
      }
    >
      {t(hasAny ? "preflight.empty.allOff" : "preflight.empty.text")}
    </Empty>
  );
}

/** Calls back when it became known what the line carries. */
function useUploadNews(onNews: () => void) {
  const at = useStudio((state) => state.settings.relay.upload?.at ?? null);
  const known = useRef(at);
  const current = useRef(onNews);
  current.current = onNews;
  useEffect(() => {
    if (known.current === at) return;
    known.current = at;
    current.current();
  }, [at]);
}

function Checks() {
  const { t } = useTranslation();
  const destinations = useStudio((state) => state.destinations);
  const { check, again, skip } = usePreflight();
  useUploadNews(again);
  const { found, phase } = check;
  const lines = standingLines(found?.lines ?? [], destinations);
  const { text, count, light } = verdict(lines, phase);
  const counts = countLights(lines);
  return (
    <>
      <div className={styles.verdict} role="status">
        {light ? <LightMark light={light} /> : null}
        <p className={styles.verdictWords}>{t(`preflight.verdict.${text}`, { count })}</p>
        {lines.length > 0 ? (
          <p className={styles.quiet}>
            {t("preflight.counts", { red: counts.error, amber: counts.warning, green: counts.ok })}
          </p>
        ) : null}
      </div>
      <div className={styles.body}>
        <LightList lines={lines} />
        {found ? (
          <div className={styles.side}>
            <UploadCard
              upload={found.upload}
              light={worstLight(lines.filter(({ group }) => group === "line"))}
              onChanged={again}
            />
            <FitCard fit={found.fit} isChecking={phase === "network"} onChanged={again} />
          </div>
        ) : null}
      </div>
      <GoLiveBar check={check} hasRed={counts.error > 0} onAgain={again} onSkip={skip} />
    </>
  );
}

/** The page before going live: every light with its next step, and the button that goes live. */
export default function PreflightPage() {
  const { t } = useTranslation();
  const { isOpen, close } = usePreflightPage();
  const isIdle = useStudio((state) => state.live.status === "idle");
  const hasPlatform = useStudio((state) => state.destinations.some(({ enabled }) => enabled));
  const content = isIdle ? hasPlatform ? <Checks /> : <NoPlatform /> : <Going onDone={close} />;
  return (
    <Sheet title={t("preflight.title")} isOpen={isOpen} onClose={close} isWide>
      {content}
    </Sheet>
  );
}
