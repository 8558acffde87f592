import { CircleDot, Clock3, FileWarning, LoaderCircle, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { JobState } from "../../../preload/contract";
import type { RowState } from "./list";
import styles from "./row.module.css";

const icons: Record<Exclude<RowState, "ready">, LucideIcon> = {
  recording: CircleDot,
  missing: FileWarning,
  finishing: LoaderCircle,
  waiting: Clock3,
  repairing: LoaderCircle,
  "repair-waiting": Clock3,
  damaged: TriangleAlert,
  unfinished: Clock3,
};

interface StateLineProps {
  state: RowState;
  job: JobState | undefined;
}

/** What there is to know or do about a recording; nothing where all is well. */
export function StateLine({ state, job }: StateLineProps) {
  const { t } = useTranslation();
  if (state === "ready") return null;
  const Icon = icons[state];
  const percent = job?.status === "running" ? ` ${Math.floor(job.progress * 100)}%` : "";
  return (
    <p className={state === "missing" || state === "damaged" ? styles.todo : styles.state}>
      <Icon aria-hidden="true" />
      <span>
        {t(`rehearsals.state.${state}`)}
        {percent}
      </span>
    </p>
  );
}
