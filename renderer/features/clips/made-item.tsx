import {
  Captions,
  Download,
  ExternalLink,
  FileText,
  Film,
  FolderOpen,
  Music,
  Play,
  Trash2,
  X,
} from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MadeFileItem } from "../../../preload/contract";
import { act } from "../../app/actions";
import { mediaUrl } from "../../app/bridge";
import { formatBytes, formatDate, formatDuration } from "../../app/format";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { Picture } from "../../components/picture";
import styles from "./made.module.css";
import { openPaper, save, showInFolder } from "./media-actions";

const icons = {
  clip: Film,
  cover: Film,
  film: Film,
  sound: Music,
  subtitles: Captions,
  report: FileText,
} as const;
const isPlayed = ({ kind }: MadeFileItem) => kind === "clip" || kind === "film" || kind === "sound";

interface PlayedProps {
  item: MadeFileItem;
  onFailed: () => void;
}

/** The file itself, played where it stands in the list. */
function Played({ item, onFailed }: PlayedProps) {
  const source = { src: mediaUrl(item.reference), controls: true, autoPlay: true, onError: onFailed };
  if (item.kind === "sound") return <audio {...source} className={styles.sound} aria-label={item.name} />;
  return <video {...source} playsInline className={styles.film} aria-label={item.name} />;
}

/** What stands before the name: a clip's cover, which plays it, or what kind of file it is. */
function Front({ item, onPlay }: { item: MadeFileItem; onPlay: () => void }) {
  const { t } = useTranslation();
  const Icon = icons[item.kind];
  if (item.kind !== "clip")
    return (
      <span className={styles.mark} aria-hidden="true">
        <Icon />
      </span>
    );
  return (
    <button
      type="button"
      className={styles.cover}
      aria-label={t("made.playOf", { name: item.name })}
      onClick={onPlay}
    >
      {item.cover ? (
        <Picture reference={item.cover} alt="" fit="contain" isLazy className={styles.coverPicture} />
      ) : (
        <Icon />
      )}
      <span className={styles.playMark} aria-hidden="true">
        <Play />
      </span>
    </button>
  );
}

function Facts({ item, subtitles }: { item: MadeFileItem; subtitles: MadeFileItem | undefined }) {
  const { t } = useTranslation();
  const { stretch } = item;
  const facts = [
    stretch === null ? t(`made.kind.${item.kind}`) : formatDuration(stretch.to - stretch.from),
    formatBytes(item.bytes),
    stretch === null ? formatDate(item.madeAt) : t("made.from", { time: formatDuration(stretch.from) }),
    subtitles ? t("made.withSubtitles") : "",
  ];
  return (
    <p className={styles.facts}>
      {facts.filter(Boolean).map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}

interface MadeItemProps {
  item: MadeFileItem;
  /** Of a clip: the subtitles that lie beside it. */
  subtitles?: MadeFileItem | undefined;
  onRemoved: () => void;
}

/** A file that was made: played or opened, kept elsewhere, shown where it lies, deleted by holding. */
export function MadeItem({ item, subtitles, onRemoved }: MadeItemProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [isUnplayable, setUnplayable] = useState(false);
  const { reference, name } = item;
  async function remove() {
    await act("recording.removeMade", { reference });
    // Also when it failed: the list shows what is there.
    onRemoved();
  }
  return (
    <li className={styles.item}>
      <Front item={item} onPlay={() => setOpen(true)} />
      <div className={styles.words}>
        <h3>{name}</h3>
        <Facts item={item} subtitles={subtitles} />
      </div>
      <div className={styles.actions}>
        {isPlayed(item) ? (
          <Button
            icon={isOpen ? <X aria-hidden="true" /> : <Play aria-hidden="true" />}
            label={t(isOpen ? "made.closeOf" : "made.playOf", { name })}
            onPress={() => setOpen(!isOpen)}
          >
            {t(isOpen ? "common.close" : "made.play")}
          </Button>
        ) : null}
        {item.kind === "report" ? (
          <Button
            icon={<ExternalLink aria-hidden="true" />}
            label={t("made.openOf", { name })}
            onPress={() => openPaper(reference)}
          >
            {t("common.open")}
          </Button>
        ) : null}
        <Button
          icon={<Download aria-hidden="true" />}
          label={t("made.saveOf", { name })}
          onPress={() => save(reference)}
        >
          {t("made.save")}
        </Button>
        {subtitles ? (
          <Button
            icon={<Captions aria-hidden="true" />}
            label={t("made.subtitlesOf", { name })}
            onPress={() => save(subtitles.reference)}
          >
            {t("made.subtitles")}
          </Button>
        ) : null}
        <Button
          icon={<FolderOpen aria-hidden="true" />}
          label={t("made.folderOf", { name })}
          onPress={() => showInFolder(reference)}
        >
          {t("made.folder")}
        </Button>
        <HoldButton
          icon={<Trash2 aria-hidden="true" />}
          label={t("made.removeOf", { name })}
          onHeld={() => void remove()}
        >
          {t("made.remove")}
        </HoldButton>
      </div>
      {isOpen && !isUnplayable ? <Played item={item} onFailed={() => setUnplayable(true)} /> : null}
      {isUnplayable ? (
        <p className={styles.unplayable} role="alert">
          {t("made.unplayable")}
        </p>
      ) : null}
    </li>
  );
}
