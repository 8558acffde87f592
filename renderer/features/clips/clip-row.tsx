import { ChevronDown, ChevronUp, Play, Trash2 } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "../../app/cx";
import { formatDuration } from "../../app/format";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import { useClips } from "./clip-store";
import styles from "./clips.module.css";
import type { ClipDraft, DraftFault } from "./drafts";
import { formatMoment, toTenths } from "./moment";
import { MomentField } from "./moment-field";

/** Windows and players show no longer names well, and the studio takes no longer ones. */
const longestTitle = 80;

interface ClipRowProps {
  recording: string;
  draft: ClipDraft;
  fault: DraftFault | null;
  /** The title of another chosen clip that shows some of the same. */
  overlaps: string | null;
  isOpen: boolean;
  onOpen: (id: string, isOpen: boolean) => void;
  onSeek: (seconds: number) => void;
  /** The player's moment, asked when it is wanted. */
  now: () => number;
}

function Editor({ recording, draft, now }: Pick<ClipRowProps, "recording" | "draft" | "now">) {
  const { t } = useTranslation();
  const { change, remove } = useClips.getState();
  const set = (values: Partial<ClipDraft>) => change(recording, draft.id, values);
  return (
    <div className={styles.editor}>
      <Field
        label={t("clips.title")}
        value={draft.title}
        onChange={(title) => set({ title: title.slice(0, longestTitle) })}
        hint={t("clips.titleHint")}
      />
      <div className={styles.moments}>
        <MomentField
          label={t("clips.start")}
          value={draft.from}
          onChange={(from) => set({ from })}
          now={() => toTenths(now())}
        />
        <MomentField
          label={t("clips.end")}
          value={draft.to}
          onChange={(to) => set({ to })}
          now={() => toTenths(now())}
        />
      </div>
      {draft.kind === "own" ? (
        <div>
          <Button icon={<Trash2 aria-hidden="true" />} onPress={() => remove(recording, draft.id)}>
            {t("clips.drop")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Times({ from, to }: ClipDraft) {
  const { t } = useTranslation();
  if (from === null || to === null) return null;
  return (
    <span className={styles.times}>
      {formatMoment(from)} – {formatMoment(to)}
      {to > from ? (
        <strong>{t("clips.length", { time: formatDuration(Math.round(to - from)) })}</strong>
      ) : null}
    </span>
  );
}

/** A stretch that can be cut out: chosen by its box, heard from its start, changed when it is unfolded. */
export const ClipRow = memo(function ClipRow({ recording, draft, fault, overlaps, ...rest }: ClipRowProps) {
  const { t } = useTranslation();
  const { isOpen, onOpen, onSeek, now } = rest;
  const { id, title, from, isChosen } = draft;
  const name = title.trim() === "" ? t("clips.untitled") : title;
  const Fold = isOpen ? ChevronUp : ChevronDown;
  return (
    <li className={cx(styles.row, isChosen && styles.chosen)}>
      <div className={styles.head}>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isChosen}
            onChange={(event) =>
              useClips.getState().change(recording, id, { isChosen: event.target.checked })
            }
          />
          <span className={styles.name}>
            <span>{name}</span>
            <Times {...draft} />
          </span>
        </label>
        <Button
          tone="quiet"
          icon={<Play aria-hidden="true" />}
          label={t("clips.hearOf", { title: name })}
          isDisabled={from === null}
          onPress={() => onSeek(from ?? 0)}
        >
          {t("clips.hear")}
        </Button>
        <Button
          tone="quiet"
          icon={<Fold aria-hidden="true" />}
          label={t(isOpen ? "clips.foldOf" : "clips.changeOf", { title: name })}
          aria-expanded={isOpen}
          onPress={() => onOpen(id, !isOpen)}
        >
          {t(isOpen ? "clips.fold" : "clips.change")}
        </Button>
      </div>
      {fault !== null && isChosen ? (
        <p className={styles.fault} role="alert">
          ⚠ {t(`clips.fault.${fault}`)}
        </p>
      ) : null}
      {fault === null && overlaps !== null ? (
        <p className={styles.quiet}>{t("clips.overlaps", { title: overlaps })}</p>
      ) : null}
      {isOpen ? <Editor recording={recording} draft={draft} now={now} /> : null}
    </li>
  );
});
