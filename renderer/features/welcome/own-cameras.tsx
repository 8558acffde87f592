import { Video } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { type ListedDevice, listDevices } from "../../stage/sources/device-list";
import styles from "./welcome.module.css";

/** Opens a camera, or the browser's first, which also gives the cameras their names. Asks for permission. */
async function look(device: ListedDevice | undefined) {
  const video = device ? { deviceId: { exact: device.deviceId } } : true;
  const stream = await navigator.mediaDevices.getUserMedia({ video });
  const cameras = listDevices(await navigator.mediaDevices.enumerateDevices(), "videoinput");
  const opened = stream.getVideoTracks()[0]?.getSettings().deviceId;
  return { stream, cameras, seen: cameras.find(({ deviceId }) => deviceId === opened) ?? null };
}

/** Says beforehand that the browser will ask, then lists this computer's cameras with a live picture of the chosen one. */
export function OwnCameras() {
  const { t } = useTranslation();
  const chosen = useStudio((state) => state.settings.devices.host);
  const [cameras, setCameras] = useState<ListedDevice[]>([]);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [failure, setFailure] = useState<"refused" | "none" | null>(null);
  const screen = useRef<HTMLVideoElement>(null);
  const { busy, run } = useBusy();

  useEffect(() => {
    if (screen.current) screen.current.srcObject = stream;
    return () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [stream]);

  async function open(wanted: string | null) {
    setFailure(null);
    try {
      const found = await look(cameras.find(({ id }) => id === wanted));
      setCameras(found.cameras);
      setStream(found.stream);
      // The one that is seen is the one that is used.
      if (found.seen) await act("settings.set", { devices: { host: found.seen.id } });
    } catch (error) {
      const isMissing = error instanceof DOMException && error.name === "NotFoundError";
      setFailure(isMissing ? "none" : "refused");
    }
  }
  return (
    <>
      {stream ? null : <p>{t("welcome.willAsk")}</p>}
      {failure ? <p role="alert">{t(`welcome.camera${failure === "none" ? "None" : "Refused"}`)}</p> : null}
      {stream ? (
        <>
          <video
            ref={screen}
            className={styles.look}
            autoPlay
            muted
            playsInline
            aria-label={t("welcome.look")}
          />
          <Choice
            label={t("welcome.cameraLabel")}
            options={cameras}
            value={chosen}
            onChange={(id) => void run(() => open(id))}
          />
        </>
      ) : (
        <div className={styles.choices}>
          <Button
            icon={<Video aria-hidden="true" />}
            busy={busy && t("welcome.finding")}
            onPress={() => void run(() => open(chosen))}
          >
            {t("welcome.showCamera")}
          </Button>
        </div>
      )}
    </>
  );
}
