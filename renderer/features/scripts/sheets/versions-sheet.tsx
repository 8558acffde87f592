import { RotateCcw } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScriptSummary, ScriptVersion } from "../../../../preload/contract";
import { act, useBusy } from "../../../app/actions";
import { cx } from "../../../app/cx";
import { formatDate } from "../../../app/format";
import { Badge } from "../../../components/badge";
import { Button } from "../../../components/button";
import { Sheet } from "../../../components/sheet";
import { ScrollRegion } from "../scroll-region";
import type { ScriptSession } from "../session/script-session";
import { changedLines } from "../text/line-changes";
import styles from "./sheets.module.css";

/** More lines than anybody reads through. */
const mostLines = 2000;

const signs = { old: "−", new: "+", same: "", gap: "" } as const;

function Changes({ older, newer }: { older: string; newer: string }) {
  const { t } = useTranslation();
  const lines = useMemo(() => changedLines(older, newer).slice(0, mostLines), [older, newer]);
  if (older === newer) return <p className={styles.quiet}>{t("scriptsEditor.versions.same")}</p>;
  return (
    <ScrollRegion className={styles.changes} label={t("scriptsEditor.versions.changes")}>
      {lines.map((line, index) => {
        const key = `${index}`;
        if (line.kind === "gap")
          return (
            <p key={key} className={styles.gap}>
              {t("scriptsEditor.versions.gap", { count: line.lines })}
            </p>
          );
        const isWords = line.text.trim() !== "";
        const Line = line.kind === "old" && isWords ? "del" : line.kind === "new" ? "ins" : "span";
        return (
          <p key={key} className={styles.line} data-line={line.kind}>
            <span aria-hidden="true">{signs[line.kind]}</span>
            <Line>{line.text || "\u00A0"}</Line>
          </p>
        );
      })}
    </ScrollRegion>
  );
}

interface VersionsSheetProps {
  script: ScriptSummary;
  session: ScriptSession;
  onClose: () => void;
}

/** The versions that are kept: what changed since each, and the way back. What is stored now stays among them. */
export function VersionsSheet({ script, session, onClose }: VersionsSheetProps) {
  const { t } = useTranslation();
  const { id } = script;
  const [versions, setVersions] = useState<ScriptVersion[] | null>(null);
  const [chosen, setChosen] = useState<ScriptVersion | null>(null);
  const [text, setText] = useState<string | null>(null);
  const { busy, run } = useBusy();
  const now = session.text;

  useEffect(() => {
    let isWanted = true;
    void session
      .save()
      .then(() => act("script.versions", { id }))
      .then((found) => {
        if (!isWanted) return;
        setVersions(found ?? []);
        setChosen(found?.find(({ current }) => !current) ?? found?.[0] ?? null);
      });
    return () => {
      isWanted = false;
    };
  }, [id, session]);

  useEffect(() => {
    let isWanted = true;
    setText(null);
    if (chosen)
      void act("script.version", { id, hash: chosen.hash }).then((found) => {
        if (isWanted) setText(found?.markdown.replace(/\r\n?/g, "\n") ?? null);
      });
    return () => {
      isWanted = false;
    };
  }, [id, chosen]);

  async function restore(version: ScriptVersion) {
    if (!(await act("script.restore", { id, hash: version.hash }))) return;
    await session.reload();
    onClose();
  }
  const length = versions?.find(({ current }) => current)?.length ?? script.length;
  const difference = (version: ScriptVersion) => {
    const more = version.length - length;
    return more === 0 ? t("scriptsEditor.versions.even") : `${more > 0 ? "+" : "−"}${Math.abs(more)}`;
  };
  return (
    <Sheet title={t("scriptsEditor.versions.title")} isOpen onClose={onClose} isWide>
      {versions === null ? <p>{t("common.loading")}</p> : null}
      {versions?.length === 0 ? <p>{t("scriptsEditor.versions.none")}</p> : null}
      <div className={styles.versions}>
        <ul className={styles.versionList}>
          {versions?.map((version) => (
            <li key={version.hash}>
              <button
                type="button"
                className={cx(styles.version, version === chosen && styles.chosen)}
                aria-current={version === chosen ? "true" : undefined}
                onClick={() => setChosen(version)}
              >
                <strong>{formatDate(version.at)}</strong>
                <span className={styles.quiet}>
                  {[
                    t(`scriptsEditor.versions.kind.${version.kind}`),
                    t("scriptsEditor.outline.characters", { count: version.length }),
                    version.current ? "" : difference(version),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                {version.current ? <Badge>{t("scriptsEditor.versions.current")}</Badge> : null}
              </button>
            </li>
          ))}
        </ul>
        {chosen && text !== null ? (
          <section className={styles.versionText} aria-label={formatDate(chosen.at)}>
            <p className={styles.quiet}>{t("scriptsEditor.versions.legend")}</p>
            <Changes older={text} newer={now} />
            {chosen.current ? null : (
              <div className={styles.actions}>
                <p className={styles.quiet}>{t("scriptsEditor.versions.safe")}</p>
                <Button
                  tone="accent"
                  icon={<RotateCcw aria-hidden="true" />}
                  busy={busy && t("common.saving")}
                  onPress={() => void run(() => restore(chosen))}
                >
                  {t("scriptsEditor.versions.restore")}
                </Button>
              </div>
            )}
          </section>
        ) : null}
      </div>
    </Sheet>
  );
}
