import { ImagePlus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type FillableRole, fillableRoles, type Preset } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { toBase64 } from "../../app/read-file";
import { Button } from "../../components/button";
import { FileButton } from "../../components/file-button";
import { Picture } from "../../components/picture";
import styles from "./preset-pictures.module.css";

/** The picture roles that a preset's layers show, each with the stand-in of the first layer that has one. */
export function pictureRolesOf(preset: Preset): { role: FillableRole; standIn: string | null }[] {
  const layers = preset.scenes.flatMap((scene) => scene.layers);
  return fillableRoles.flatMap((role) => {
    const own = layers.flatMap((layer) =>
      layer.kind === "image" && layer.settings.role === role ? [layer.settings] : [],
    );
    if (own.length === 0) return [];
    return [{ role, standIn: own.find(({ file }) => file !== undefined)?.file ?? null }];
  });
}

function RolePicture({ role, standIn }: { role: FillableRole; standIn: string | null }) {
  const { t } = useTranslation();
  const chosen = useStudio((state) => state.scenes.pictures[role]);
  const { busy, run } = useBusy();
  const word = t(`scenePictures.role.${role}`);
  async function choose(file: File) {
    const added = await act("media.add", { name: file.name, base64: await toBase64(file) });
    if (added) await act("scene.picture", { role, file: added.reference });
  }
  return (
    <li className={styles.entry}>
      <span className={styles.photo}>
        <Picture reference={chosen ?? standIn} alt="" />
      </span>
      <span className={styles.words}>
        <strong>{word}</strong>
        <span className={styles.quiet}>{t(chosen ? "scenePictures.own" : "scenePictures.standIn")}</span>
        <span className={styles.buttons}>
          <FileButton
            accept={["image/*"]}
            icon={<ImagePlus aria-hidden="true" />}
            busy={busy && t("scenePictures.adding")}
            onFile={(file) => void run(() => choose(file))}
          >
            {t("scenePictures.choose")}
          </FileButton>
          {chosen ? (
            <Button
              icon={<X aria-hidden="true" />}
              label={t("scenePictures.clear", { role: word })}
              onPress={() => void act("scene.picture", { role, file: "" })}
            />
          ) : null}
        </span>
      </span>
    </li>
  );
}

/** Which pictures fill a preset's picture layers now; the open show's segments bring their own. */
export function PresetPictures({ preset }: { preset: Preset }) {
  const { t } = useTranslation();
  const roles = pictureRolesOf(preset);
  if (roles.length === 0) return null;
  return (
    <section className={styles.pictures} aria-label={t("scenePictures.label")}>
      <h4>{t("scenePictures.label")}</h4>
      <ul className={styles.list}>
        {roles.map(({ role, standIn }) => (
          <RolePicture key={role} role={role} standIn={standIn} />
        ))}
      </ul>
    </section>
  );
}
