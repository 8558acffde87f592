import { CircleDot, FileWarning } from "lucide-react";
import { useEffect, useState } from "react";
import type { RecordingSummary } from "../../../preload/contract";
import { call } from "../../app/bridge";
import { formatDuration } from "../../app/format";
import { useSight } from "../../app/pictures";
import { ThumbnailQueue } from "../../app/pictures/thumbnails";
import { Picture } from "../../components/picture";
import styles from "./row.module.css";

/** The width in pixels that pictures are asked for: sharp at the largest size they are shown. */
const width = 320;
const queue = new ThumbnailQueue();

/** The media reference of a recording's picture, made by the studio once it is `wanted`; undefined before, null where there is none. */
function useRecordingPicture(
  { id, file, bytes }: RecordingSummary,
  wanted: boolean,
): string | null | undefined {
  const [found, setFound] = useState<{ key: string; image: string | null } | null>(null);
  const key = JSON.stringify([id, file, bytes]);
  useEffect(() => {
    if (!wanted) return;
    let ended = false;
    void queue
      .get(key, async () => (await call("recording.thumbnail", { id, width })).image)
      .then((image) => {
        if (!ended) setFound({ key, image });
      });
    return () => {
      ended = true;
    };
  }, [key, id, wanted]);
  return found?.key === key ? found.image : undefined;
}

interface RecordingPictureProps {
  recording: RecordingSummary;
  isRecording: boolean;
}

/** A picture out of the recording, asked for when it comes into sight, and its length. */
export function RecordingPicture({ recording, isRecording }: RecordingPictureProps) {
  const { element, inSight } = useSight();
  const isThere = !recording.missing && !isRecording;
  const image = useRecordingPicture(recording, inSight && isThere);
  const Mark = isRecording ? CircleDot : FileWarning;
  return (
    <div ref={element} className={styles.picture}>
      {isThere && image === undefined ? <span className={styles.blank} /> : null}
      {isThere && image !== undefined ? <Picture reference={image} alt="" fit="contain" /> : null}
      {isThere ? null : (
        <span className={styles.mark} aria-hidden="true">
          <Mark />
        </span>
      )}
      {recording.seconds === null || isRecording ? null : (
        <span className={styles.length} aria-hidden="true">
          {formatDuration(recording.seconds)}
        </span>
      )}
    </div>
  );
}
