import { MonitorUp, Search, SlidersHorizontal } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { SearchField } from "react-aria-components/SearchField";
import { useTranslation } from "react-i18next";
import { type ScriptSummary, scriptKinds } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { formatDuration } from "../../app/format";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ReviewBadge } from "./review-badge";
import styles from "./scripts.module.css";
import { useDrafts } from "./session/drafts";
import { everyScript, type ScriptFilter, wantedScripts } from "./text/list-filter";

interface FilterProps {
  filter: ScriptFilter;
  onChange: (filter: ScriptFilter) => void;
}

const reviewStates = ["none", "signed", "changed"] as const;

/** What of the scripts is shown. */
function ListFilter({ filter, onChange }: FilterProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const change = (part: Partial<ScriptFilter>) => onChange({ ...filter, ...part });
  return (
    <div className={styles.filter}>
      <div className={styles.searchRow}>
        <SearchField
          className={styles.search ?? ""}
          value={filter.words}
          onChange={(words) => change({ words })}
        >
          <Label className="visually-hidden">{t("scripts.search")}</Label>
          <Search aria-hidden="true" />
          <Input placeholder={t("scripts.search")} />
        </SearchField>
        <Button
          icon={<SlidersHorizontal />}
          label={t("scripts.moreFilters")}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        />
      </div>
      <Choice
        label={t("scripts.filter")}
        hideLabel
        options={[
          { id: "all", name: t("scripts.all") },
          ...scriptKinds.map((id) => ({ id, name: t(`scripts.kind.${id}`) })),
        ]}
        value={filter.kind}
        onChange={(id) => change({ kind: scriptKinds.find((kind) => kind === id) ?? "all" })}
      />
      {isOpen || filter.lang !== "all" || filter.review !== "all" ? (
        <>
          <Choice
            label={t("scripts.language")}
            hideLabel
            options={[
              { id: "all", name: t("scripts.everyLanguage") },
              { id: "zh-CN", name: t("scripts.chinese") },
              { id: "en", name: "English" },
            ]}
            value={filter.lang}
            onChange={(id) => change({ lang: id === "zh-CN" || id === "en" ? id : "all" })}
          />
          <Choice
            label={t("scripts.review.filter")}
            hideLabel
            options={[
              { id: "all", name: t("scripts.review.all") },
              ...reviewStates.map((id) => ({ id, name: t(`scripts.review.state.${id}`) })),
            ]}
            value={filter.review}
            onChange={(id) => change({ review: reviewStates.find((state) => state === id) ?? "all" })}
          />
        </>
      ) : null}
    </div>
  );
}

interface ScriptListProps {
  scripts: ScriptSummary[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** Every script with its kind, village, reading time, and whether somebody signed it. */
export function ScriptList({ scripts, chosen, onChoose }: ScriptListProps) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(everyScript);
  const drafts = useDrafts(({ ids }) => ids);
  const onPrompter = useStudio((state) => state.prompter.scriptId);
  const shown = wantedScripts(scripts, filter);
  const entry = useRef<HTMLButtonElement>(null);
  const isListed = shown.some(({ id }) => id === chosen);
  // A script that was just made may stand far down.
  useEffect(() => {
    if (chosen !== null && isListed) entry.current?.scrollIntoView({ block: "nearest" });
  }, [chosen, isListed]);
  return (
    <section className={styles.list} aria-label={t("scripts.list")}>
      <ListFilter filter={filter} onChange={setFilter} />
      {shown.length === 0 ? (
        <p className={styles.noneFound}>
          {t("scripts.noneFound")}
          <Button onPress={() => setFilter(everyScript)}>{t("scripts.showAll")}</Button>
        </p>
      ) : null}
      <ul className={styles.entries}>
        {shown.map((script) => (
          <li key={script.id}>
            <button
              ref={script.id === chosen ? entry : null}
              type="button"
              className={cx(styles.entry, script.id === chosen && styles.chosen)}
              aria-current={script.id === chosen ? "true" : undefined}
              onClick={() => onChoose(script.id)}
            >
              <strong>{script.title}</strong>
              <span className={styles.facts}>
                {[
                  t(`scripts.kind.${script.kind}`),
                  script.village,
                  t("scripts.reading", { time: formatDuration(script.readingSeconds) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <span className={styles.badges}>
                {script.id === onPrompter ? (
                  <Badge tone="accent" icon={<MonitorUp aria-hidden="true" />}>
                    {t("scripts.onPrompter")}
                  </Badge>
                ) : null}
                {drafts.has(script.id) && script.id !== chosen ? (
                  <Badge tone="alert">{t("scripts.changed")}</Badge>
                ) : null}
                <ReviewBadge script={script} />
                {script.bundled ? <Badge>{t("scripts.bundled")}</Badge> : null}
                {script.lang === "en" ? <Badge>English</Badge> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
