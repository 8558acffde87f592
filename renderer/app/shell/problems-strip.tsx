import { ChevronDown, ChevronUp, Copy, Info, OctagonAlert, TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import { useTroubles } from "../actions";
import { studioNow, useStudio } from "../bridge";
import { cx } from "../cx";
import { formatDate } from "../format";
import { useLanguage } from "../i18n";
import { pressingAlarm } from "./alarms";
import { copyText } from "./copy-text";
import styles from "./problems-strip.module.css";
import { useNavigation } from "./routes";
import { type StripItem, stripItems } from "./strip-items";

const icons = { error: OctagonAlert, warning: TriangleAlert, info: Info };

function details(item: StripItem): string {
  const engine = studioNow()?.engine;
  return [
    `${item.code} ${item.action}`.trim(),
    item.message,
    item.hint,
    formatDate(item.at),
    engine ? `${engine.kind} ${engine.version} ${engine.status}` : "",
    navigator.userAgent,
  ]
    .filter(Boolean)
    .join("\n");
}

function Line({ item }: { item: StripItem }) {
  const { t } = useTranslation();
  const dismiss = useTroubles((list) => list.dismiss);
  const [copied, setCopied] = useState(false);
  const Icon = icons[item.severity];
  const { trouble } = item;
  return (
    <div className={cx(styles.line, styles[item.severity])}>
      <Icon aria-hidden="true" />
      <p className={styles.sentence}>
        <span className="visually-hidden">{t(`problems.${item.severity}`)} </span>
        <strong>{item.message}</strong> {item.hint}
      </p>
      <Button
        tone="quiet"
        icon={<Copy aria-hidden="true" />}
        label={copied ? t("common.copied") : t("problems.copyDetails")}
        onPress={() => void copyText(details(item)).then(() => setCopied(true))}
      />
      {trouble === null ? null : (
        <Button
          tone="quiet"
          icon={<X aria-hidden="true" />}
          label={t("problems.dismiss")}
          onPress={() => dismiss(trouble)}
        />
      )}
    </div>
  );
}

/** What is wrong and what to do, over every screen; nothing there when nothing is wrong. */
export function ProblemsStrip() {
  const { t } = useTranslation();
  const language = useLanguage();
  const problems = useStudio((state) => state.problems);
  const troubles = useTroubles((list) => list.troubles);
  const onAir = useNavigation(({ route }) => route === "onAir");
  // The On air screen shows it large.
  const alarm = useStudio((state) => (onAir ? pressingAlarm(state) : null));
  const [expanded, setExpanded] = useState(false);
  const items = stripItems(
    problems.filter((problem) => problem !== alarm),
    troubles,
    language,
  );
  const [first, ...rest] = items;
  return (
    <section className={styles.strip} aria-label={t("problems.label")} aria-live="polite">
      {first ? (
        <div className={styles.first}>
          <Line key={first.key} item={first} />
          {rest.length > 0 ? (
            <Button
              tone="quiet"
              icon={expanded ? <ChevronUp aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
              aria-expanded={expanded}
              onPress={() => setExpanded(!expanded)}
            >
              {expanded ? t("problems.fewer") : t("problems.more", { count: rest.length })}
            </Button>
          ) : null}
        </div>
      ) : null}
      {expanded && rest.length > 0 ? (
        <div className={styles.rest}>
          {rest.map((item) => (
            <Line key={item.key} item={item} />
          ))}
        </div>
      ) : null}
    </section>
  );
}
