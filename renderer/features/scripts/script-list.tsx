import { BadgeAlert, BadgeCheck, MonitorUp } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ScriptSummary, scriptKinds } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { formatDuration } from "../../app/format";
import { Badge } from "../../components/badge";
import { Choice } from "../../components/choice";
import { useDrafts } from "./drafts";
import styles from "./scripts.module.css";

interface ScriptListProps {
  scripts: ScriptSummary[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** Every script with its kind, village, reading time, and whether somebody signed it. */
export function ScriptList({ scripts, chosen, onChoose }: ScriptListProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState("all");
  const drafts = useDrafts(({ texts }) => texts);
  const onPrompter = useStudio((state) => state.prompter.scriptId);
  const shown = scripts.filter((script) => kind === "all" || script.kind === kind);
  return (
    <section className={styles.list} aria-label={t("scripts.list")}>
      <div className={styles.filter}>
        <Choice
          label={t("scripts.filter")}
          hideLabel
          options={[
            { id: "all", name: t("scripts.all") },
            ...scriptKinds.map((id) => ({ id, name: t(`scripts.kind.${id}`) })),
          ]}
          value={kind}
          onChange={setKind}
        />
      </div>
      <ul className={styles.entries}>
        {shown.map((script) => (
          <li key={script.id}>
            <button
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
                {drafts[script.id] === undefined ? null : <Badge tone="alert">{t("scripts.changed")}</Badge>}
                {script.reviewed ? (
                  <Badge icon={<BadgeCheck aria-hidden="true" />}>{t("scripts.reviewed")}</Badge>
                ) : (
                  <Badge tone="alert" icon={<BadgeAlert aria-hidden="true" />}>
                    {t("scripts.unreviewed")}
                  </Badge>
                )}
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
