import { RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localise } from "../../../preload/contract";
import { act } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { useKeys } from "../../app/keys/use-keys";
import { Button } from "../../components/button";
import { Differences } from "./outcome";
import { type RestoreSummary, restoreAll } from "./restore-all";
import styles from "./scenes.module.css";

type Progress = { done: number; of: number } | null;

/** Compares every preset that stands in OBS and restores those that differ: a trainer's one key. */
export function useRestoreAll() {
  const ids = useStudio((state) => state.scenes.applied.map(({ preset }) => preset).join(" "));
  const canRestore = useStudio(({ engine }) => engine.kind === "obs" && engine.status === "connected");
  const [progress, setProgress] = useState<Progress>(null);
  const [summary, setSummary] = useState<RestoreSummary | null>(null);
  const [rounds, setRounds] = useState(0);
  const isOffered = canRestore && ids !== "";

  async function start() {
    const presets = ids.split(" ");
    setSummary(null);
    setProgress({ done: 0, of: presets.length });
    const ports = {
      diff: (id: string) => act("preset.diff", { id }),
      restore: (id: string) => act("preset.restore", { id }),
    };
    setSummary(await restoreAll(presets, ports, (done) => setProgress({ done, of: presets.length })));
    setProgress(null);
    setRounds((count) => count + 1);
  }
  const run = () => {
    if (isOffered && progress === null) void start();
  };
  useKeys({ "Shift+KeyR": { run } }, isOffered);
  return { isOffered, progress, summary, rounds, run, dismiss: () => setSummary(null) };
}

export function RestoreAllButton({ all }: { all: ReturnType<typeof useRestoreAll> }) {
  const { t } = useTranslation();
  if (!all.isOffered) return null;
  return (
    <Button
      icon={<RotateCcw aria-hidden="true" />}
      shortcut="⇧R"
      busy={
        all.progress !== null && t("scenes.all.busy", { done: all.progress.done + 1, of: all.progress.of })
      }
      onPress={all.run}
    >
      {t("scenes.all.button")}
    </Button>
  );
}

/** What restoring every preset came to, preset by preset. */
export function RestoreAllSummary({ all }: { all: ReturnType<typeof useRestoreAll> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const presets = useStudio((state) => state.library.presets);
  const { summary } = all;
  if (!summary) return null;
  const nameOf = (id: string) => {
    const preset = presets.find((each) => each.id === id);
    return preset ? localise(preset.name, language) : id;
  };
  const { same, restored, failed } = summary;
  return (
    <section className={styles.question} role="status">
      <div className={styles.summaryHead}>
        <p>
          <strong>
            {t("scenes.all.done", {
              of: same.length + restored.length + failed.length,
              restored: restored.length,
            })}
          </strong>{" "}
          {failed.length > 0
            ? t("scenes.all.failed", { names: failed.map(nameOf).join(t("scenes.all.comma")) })
            : null}
        </p>
        <Button tone="quiet" icon={<X />} label={t("common.close")} onPress={all.dismiss} />
      </div>
      {restored.map(({ preset, differences }) => (
        <div key={preset}>
          <p>{nameOf(preset)}</p>
          <Differences differences={differences} />
        </div>
      ))}
    </section>
  );
}
