import { ImagePlus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { toBase64 } from "../../app/read-file";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { FileButton } from "../../components/file-button";
import { Picture } from "../../components/picture";
import styles from "./products.module.css";

interface PicturesProps {
  pictures: string[];
  onChange: (pictures: string[]) => void;
}

/** The most pictures a product has. */
const most = 6;

/** The pictures of a product; the first one is on the card. */
export function Pictures({ pictures, onChange }: PicturesProps) {
  const { t } = useTranslation();
  const { busy, run } = useBusy();
  async function add(file: File) {
    const added = await act("media.add", { name: file.name, base64: await toBase64(file) });
    if (added) onChange([...pictures, added.reference]);
  }
  return (
    <fieldset className={styles.pictures}>
      <legend>{t("products.pictures")}</legend>
      {pictures.length === 0 ? <p className={styles.warning}>{t("products.warn.noPicture")}</p> : null}
      <ul className={styles.pictureList}>
        {pictures.map((reference, index) => (
          <li key={reference} className={styles.pictureEntry}>
            <Picture reference={reference} alt="" />
            {index === 0 ? <Badge tone="accent">{t("products.firstPicture")}</Badge> : null}
            <Button
              icon={<X aria-hidden="true" />}
              label={t("products.removePicture", { index: index + 1 })}
              onPress={() => onChange(pictures.filter((each) => each !== reference))}
            />
          </li>
        ))}
      </ul>
      {pictures.length < most ? (
        <FileButton
          accept={["image/*"]}
          icon={<ImagePlus aria-hidden="true" />}
          busy={busy && t("products.addingPicture")}
          onFile={(file) => void run(() => add(file))}
        >
          {t("products.addPicture")}
        </FileButton>
      ) : null}
    </fieldset>
  );
}
