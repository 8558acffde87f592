import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import { ClipRow } from "./clip-row";
import { useClips } from "./clip-store";
import styles from "./clips.module.css";
import { type ClipDraft, faultOf, kinds, overlapOf } from "./drafts";

interface PlanListProps {
  recording: string;
  drafts: ClipDraft[];
  /** The recording's length where it is known. */
  seconds: number | null;
  onSeek: (seconds: number) => void;
  now: () => number;
  /** The clip that was added last: it stands open. */
  added: string | null;
}

/** What can be cut out, by what it is of. */
export function PlanList({ recording, drafts, seconds, onSeek, now, added }: PlanListProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Record<string, boolean>>({});
  const onOpen = useMemo(
    () => (id: string, isOpen: boolean) => setOpened((old) => ({ ...old, [id]: isOpen })),
    [],
  );
  return kinds.map((kind) => {
    const own = drafts.filter((draft) => draft.kind === kind);
    if (own.length === 0) return null;
    const areAll = own.every(({ isChosen }) => isChosen);
    return (
      <section key={kind} aria-label={t(`clips.kind.${kind}`)}>
        <header className={styles.group}>
          <h3>
            {t(`clips.kind.${kind}`)} <span className={styles.quiet}>{own.length}</span>
          </h3>
          <Button tone="quiet" onPress={() => useClips.getState().choose(recording, kind, !areAll)}>
            {t(areAll ? "clips.none" : "clips.all")}
          </Button>
        </header>
        <ul className={styles.rows}>
          {own.map((draft) => (
            <ClipRow
              key={draft.id}
              recording={recording}
              draft={draft}
              fault={faultOf(draft, seconds)}
              overlaps={overlapOf(draft, drafts)?.title ?? null}
              isOpen={opened[draft.id] ?? draft.id === added}
              onOpen={onOpen}
              onSeek={onSeek}
              now={now}
            />
          ))}
        </ul>
      </section>
    );
  });
}
