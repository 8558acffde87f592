import { useState } from "react";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { useKeys } from "../../app/keys/use-keys";
import { CardsPanel, useCards } from "./cards-panel";
import { HealthStrip } from "./health-strip";
import { KeySheet } from "./key-sheet";
import { NextView } from "./next-view";
import { onAirKeys } from "./on-air-keys";
import styles from "./on-air-screen.module.css";
import pictures from "./programme.module.css";
import { ProgrammeView } from "./programme-view";
import { PrompterMini } from "./prompter-mini";
import { RundownPanel } from "./rundown-panel";
import { ShowPicker } from "./show-picker";
import { Transport } from "./transport";

/** The screen a show is run from: rundown, pictures, prompter, cards, and the transport below. */
export function OnAirScreen({ isShown }: { isShown: boolean }) {
  const hasShow = useStudio((state) => state.show.open !== null);
  const [helping, setHelping] = useState(false);
  const cards = useCards();
  useKeys(
    onAirKeys(cards, () => setHelping(true)),
    isShown && !helping,
  );
  return (
    <div className={styles.screen}>
      <div className={styles.columns}>
        {hasShow ? <RundownPanel /> : null}
        <div className={cx(styles.middle, !hasShow && styles.withoutShow)}>
          <div className={cx(pictures.pictures, !hasShow && pictures.alone)}>
            <ProgrammeView isShown={isShown} />
            {hasShow ? <NextView /> : null}
          </div>
          {hasShow ? <PrompterMini /> : <ShowPicker />}
        </div>
        <CardsPanel cards={cards} />
      </div>
      <HealthStrip />
      <Transport onHelp={() => setHelping(true)} />
      <KeySheet isOpen={helping} onClose={() => setHelping(false)} />
    </div>
  );
}
