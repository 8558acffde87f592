import { Pencil, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DestinationState, localise, type Platform } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { useChecklist } from "./checklist-store";
import styles from "./companion-body.module.css";
import card from "./destination-card.module.css";
import { DestinationSheet } from "./destination-sheet";
import { VirtualCamera } from "./virtual-camera";

function Checklist({ id, platform }: { id: string; platform: Platform }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ticked = useChecklist((list) => list.ticked[id]) ?? [];
  const { toggle, clear } = useChecklist.getState();
  const steps = platform.keySteps;
  const done = steps.filter((_, line) => ticked.includes(line)).length;
  return (
    <fieldset className={styles.checklist}>
      <legend>{t("platforms.checklist.title", { done, all: steps.length })}</legend>
      {steps.map((step, line) => (
        <label key={step["zh-CN"]} className={styles.step}>
          <input type="checkbox" checked={ticked.includes(line)} onChange={() => toggle(id, line)} />
          <span>{localise(step, language)}</span>
        </label>
      ))}
      {done > 0 ? (
        <Button tone="quiet" icon={<RotateCcw aria-hidden="true" />} onPress={() => clear(id)}>
          {t("platforms.checklist.clear")}
        </Button>
      ) : null}
    </fieldset>
  );
}

interface CompanionBodyProps {
  destination: DestinationState;
  platform: Platform | undefined;
}

/** A platform fed through its own companion: what to do there, and the camera that feeds it. */
export function CompanionBody({ destination, platform }: CompanionBodyProps) {
  const { t } = useTranslation();
  const isLive = useStudio((state) => state.live.status !== "idle");
  const [isEditing, setEditing] = useState(false);
  const { id, lastTrouble } = destination;
  return (
    <>
      {lastTrouble ? <p className={card.trouble}>{lastTrouble}</p> : null}
      <div className={styles.columns}>
        {platform ? <Checklist id={id} platform={platform} /> : null}
        <div className={styles.side}>
          <VirtualCamera />
          <p className={card.quiet}>{t("platforms.companionUnknown")}</p>
          <div className={card.actions}>
            <Button icon={<Pencil aria-hidden="true" />} onPress={() => setEditing(true)}>
              {t("platforms.rename")}
            </Button>
            {isLive ? null : (
              <HoldButton icon={<Trash2 />} onHeld={() => perform("destination.remove", { id })}>
                {t("common.remove")}
              </HoldButton>
            )}
          </div>
        </div>
      </div>
      {isEditing ? <DestinationSheet destination={destination} onClose={() => setEditing(false)} /> : null}
    </>
  );
}
