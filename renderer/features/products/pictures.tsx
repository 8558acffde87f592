import { ChevronLeft, ChevronRight, Crop, ImagePlus, RotateCcw, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { mostPictures } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { cx } from "../../app/cx";
import { toBase64 } from "../../app/read-file";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { FileButton } from "../../components/file-button";
import { Picture } from "../../components/picture";
import { moved, replaced } from "./picture-order";
import styles from "./pictures.module.css";

/** Loaded when first wanted. */
const CropSheet = lazy(() => import("./crop-sheet"));

interface PicturesProps {
  pictures: string[];
  onChange: (pictures: string[]) => void;
}

/** The pictures of a product; the first one is on the card. One is chosen, and can be moved, cropped or removed. */
export function Pictures({ pictures, onChange }: PicturesProps) {
  const { t } = useTranslation();
  const { busy, run } = useBusy();
  const [chosen, setChosen] = useState(0);
  const [isCropping, setCropping] = useState(false);
  /** What a cropped picture was cut out of. */
  const [originals, setOriginals] = useState<Readonly<Record<string, string>>>({});
  const index = Math.min(chosen, pictures.length - 1);
  const reference = pictures[index];

  async function add(file: File) {
    const added = await act("media.add", { name: file.name, base64: await toBase64(file) });
    if (!added) return;
    const known = pictures.indexOf(added.reference);
    if (known < 0) onChange([...pictures, added.reference]);
    setChosen(known < 0 ? pictures.length : known);
  }
  function move(by: -1 | 1) {
    onChange(moved(pictures, index, by));
    setChosen(index + by);
  }
  function takeCropped(cropped: string) {
    if (reference === undefined || cropped === reference) return;
    setOriginals((old) => ({ ...old, [cropped]: old[reference] ?? reference }));
    onChange(replaced(pictures, index, cropped));
  }
  const original = reference === undefined ? undefined : originals[reference];
  return (
    <>
      <ul className={styles.list} aria-label={t("products.pictures.title")}>
        {pictures.map((one, at) => (
          <li key={one}>
            <button
              type="button"
              className={cx(styles.picture, at === index && styles.chosen)}
              aria-pressed={at === index}
              aria-label={t("products.pictures.one", { index: at + 1 })}
              onClick={() => setChosen(at)}
            >
              <Picture reference={one} alt="" />
            </button>
            {at === 0 ? <Badge tone="accent">{t("products.pictures.first")}</Badge> : null}
          </li>
        ))}
      </ul>
      {reference !== undefined ? (
        <div
          className={styles.actions}
          role="toolbar"
          aria-label={t("products.pictures.actions", { index: index + 1 })}
        >
          <Button
            icon={<ChevronLeft aria-hidden="true" />}
            label={t("products.pictures.earlier")}
            isDisabled={index === 0}
            onPress={() => move(-1)}
          />
          <Button
            icon={<ChevronRight aria-hidden="true" />}
            label={t("products.pictures.later")}
            isDisabled={index === pictures.length - 1}
            onPress={() => move(1)}
          />
          <Button icon={<Crop aria-hidden="true" />} onPress={() => setCropping(true)}>
            {t("products.pictures.crop")}
          </Button>
          <Button
            icon={<Trash2 aria-hidden="true" />}
            onPress={() => onChange(pictures.filter((_, at) => at !== index))}
          >
            {t("products.pictures.remove")}
          </Button>
          {original && !pictures.includes(original) ? (
            <Button
              icon={<RotateCcw aria-hidden="true" />}
              onPress={() => onChange(replaced(pictures, index, original))}
            >
              {t("products.pictures.restore")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {pictures.length < mostPictures ? (
        <div className={styles.add}>
          <FileButton
            accept={["image/*", ".heic", ".heif", ".bmp"]}
            icon={<ImagePlus aria-hidden="true" />}
            busy={busy && t("products.pictures.adding")}
            onFile={(file) => void run(() => add(file))}
          >
            {t("products.pictures.add")}
          </FileButton>
          <p className={styles.hint}>{t("products.pictures.hint")}</p>
        </div>
      ) : null}
      {reference !== undefined && isCropping ? (
        <Suspense>
          <CropSheet reference={reference} onClose={() => setCropping(false)} onCropped={takeCropped} />
        </Suspense>
      ) : null}
    </>
  );
}
