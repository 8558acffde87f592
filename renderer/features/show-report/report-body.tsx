import { CircleCheck, Copy, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DestinationReportCard, ReportGap, ShowReport } from "../../../preload/contract";
import { besideName } from "../../app/format";
import { copyText } from "../../app/shell/copy-text";
import { Button } from "../../components/button";
import {
  caveats,
  destinationWords,
  figureWords,
  type GapContext,
  gapWords,
  headline,
  reportText,
  slateWords,
  whenWords,
} from "./report-words";
import styles from "./show-report.module.css";

/** More stretches than this are only in the copied text: a line that broke all the time makes a long list. */
const mostGaps = 5;

function Gaps({ gaps, ...context }: GapContext & { gaps: ReportGap[] }) {
  const { t } = useTranslation();
  if (gaps.length === 0) return null;
  return (
    <ul className={styles.gaps}>
      {gaps.slice(0, mostGaps).map((gap) => (
        <li key={gap.from}>{gapWords(gap, context, t)}</li>
      ))}
      {gaps.length > mostGaps ? <li>{t("report.moreLines", { count: gaps.length - mostGaps })}</li> : null}
    </ul>
  );
}

function Card({ card, endedAt }: { card: DestinationReportCard; endedAt: number }) {
  const { t } = useTranslation();
  const held = card.onAirSeconds > 0 && card.gaps.length === 0;
  return (
    <li className={styles.card}>
      <h3>{card.name}</h3>
      <p className={held ? styles.held : styles.lost}>
        {held ? <CircleCheck aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
        {destinationWords(card, t)}
      </p>
      <p className={styles.quiet}>{figureWords(card, t)}</p>
      <Gaps gaps={card.gaps} kind="gap" endedAt={endedAt} name={card.name} />
      {card.lastTrouble ? (
        <p className={styles.quiet}>
          {t("report.lastTrouble", { words: besideName(card.lastTrouble, card.name) })}
        </p>
      ) : null}
    </li>
  );
}

/** How one show went out: first whether it held, then each destination, then what viewers saw instead. */
export function ReportBody({ report }: { report: ShowReport }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.scroll}>
      <div className={styles.top}>
        <div>
          <p className={styles.headline}>{headline(report, t)}</p>
          <p className={styles.quiet}>{whenWords(report, t)}</p>
          {caveats(report, t).map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
        <Button
          icon={<Copy aria-hidden="true" />}
          onPress={() => void copyText(reportText(report, t)).then(() => setCopied(true))}
        >
          {t(copied ? "common.copied" : "report.copy")}
        </Button>
      </div>
      <ul className={styles.cards}>
        {report.destinations.map((card) => (
          <Card key={card.id} card={card} endedAt={report.endedAt} />
        ))}
      </ul>
      <p>{slateWords(report, t)}</p>
      <Gaps gaps={report.slates} kind="slate" endedAt={report.endedAt} name="" />
    </div>
  );
}
