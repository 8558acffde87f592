import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import {
  type DeviceRole,
  type Frame,
  localise,
  type Orientation,
  type Preset,
} from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { useLivePicture, useSight } from "../../app/pictures";
import { Button } from "../../components/button";
import { useGallery } from "./gallery";
import styles from "./scenes.module.css";

interface Place {
  preset: Preset;
  scene: Preset["scenes"][number];
  frame: Frame;
}

/** Where presets show a camera or the screen, the largest place first. */
export function placesOf(presets: readonly Preset[], role: DeviceRole, orientation: Orientation): Place[] {
  const places = presets.flatMap((preset) =>
    preset.scenes.flatMap((scene) =>
      scene.layers.flatMap((layer): Place[] => {
        const isIt =
          layer.kind === "screen"
            ? role === "screen"
            : layer.kind === "camera" && layer.settings.device === role;
        const frame = layer.layout[orientation]?.frame;
        return isIt && frame ? [{ preset, scene, frame }] : [];
      }),
    ),
  );
  return places.sort((one, other) => other.frame.w * other.frame.h - one.frame.w * one.frame.h);
}

const percent = (fraction: number) => `${(fraction * 100).toFixed(3)}%`;

/** Cuts the camera's place out of a picture of its whole scene. */
const cutOut = ({ x, y, w, h }: Frame): CSSProperties => ({
  width: percent(1 / w),
  height: percent(1 / h),
  left: percent(-x / w),
  top: percent(-y / h),
});

/** A camera or the screen as it looks now in a scene that is built: engines give pictures of scenes, not of devices. */
export function CameraLook({ use: role, orientation }: { use: DeviceRole; orientation: Orientation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const presets = useStudio((state) => state.library.presets);
  const applied = useStudio((state) => state.scenes.applied);
  const connected = useStudio((state) => state.engine.status === "connected");
  const canvas = useStudio((state) => state.settings.canvas)[orientation];
  const choose = useGallery((gallery) => gallery.choose);
  const { element, inSight } = useSight();
  const isBuilt = ({ preset }: Place) =>
    applied.some((each) => each.preset === preset.id && each.orientation === orientation);
  const places = placesOf(presets, role, orientation);
  const place = places.find(isBuilt);
  const address = place ? `${place.preset.id}/${place.scene.id}` : null;
  const picture = useLivePicture(address, inSight && connected && address !== null);
  const other = places[0]?.preset;
  const { frame } = place ?? { frame: { x: 0, y: 0, w: 1, h: 1 } };
  const shape = { "--look-shape": (frame.w * canvas.width) / (frame.h * canvas.height) } as CSSProperties;
  return (
    <div ref={element} className={styles.look}>
      {place && picture ? (
        <div className={styles.lookPicture} style={shape}>
          <img
            src={picture}
            style={cutOut(frame)}
            alt={t("devices.lookAlt", { role: t(`devices.role.${role}`) })}
          />
        </div>
      ) : (
        <p className={styles.lookNone}>
          {place
            ? t(connected ? "devices.lookWaiting" : "scenes.needEngine")
            : t(other ? "devices.lookNone" : "devices.lookUnused")}
        </p>
      )}
      {place ? (
        <p className={styles.quiet}>
          {t("devices.lookIn", {
            preset: localise(place.preset.name, language),
            scene: localise(place.scene.name, language),
          })}
        </p>
      ) : other ? (
        <Button tone="quiet" onPress={() => choose(other.id)}>
          {t("devices.lookBuild", { preset: localise(other.name, language) })}
        </Button>
      ) : null}
    </div>
  );
}
