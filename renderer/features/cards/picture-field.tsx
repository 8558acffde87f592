import { ImagePlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { toBase64 } from "../../app/read-file";
import { FileButton } from "../../components/file-button";
import { Picture } from "../../components/picture";
import { FieldFrame } from "./field-frame";
import styles from "./form.module.css";
import { fewPictures, knownPictures, mostPictures } from "./pictures";

interface PictureFieldProps {
  label: string;
  value: string;
  isRequired: boolean;
  /** The pictures of the card's own product, which are offered first. */
  own: string[];
  isCompact: boolean;
  onChange: (reference: string) => void;
  error?: string | undefined;
}

/** A picture of a product or of the show, or a new one from this computer. */
export function PictureField({
  label,
  value,
  isRequired,
  own,
  isCompact,
  onChange,
  error,
}: PictureFieldProps) {
  const { t } = useTranslation();
  const show = useStudio((state) => state.show.open);
  const products = useStudio((state) => state.library.products);
  const [added, setAdded] = useState<string[]>([]);
  const { busy, run } = useBusy();
  async function add(file: File) {
    const taken = await act("media.add", { name: file.name, base64: await toBase64(file) });
    if (!taken) return;
    setAdded((old) => [taken.reference, ...old]);
    onChange(taken.reference);
  }
  const pictures = knownPictures({ first: [value, ...added, ...own], show, products }).slice(
    0,
    isCompact ? fewPictures : mostPictures,
  );
  return (
    <FieldFrame label={label} error={error}>
      <ul className={styles.pictures}>
        {pictures.map((reference, index) => (
          <li key={reference}>
            <button
              type="button"
              className={styles.pictureChoice}
              aria-pressed={reference === value}
              aria-label={t("cards.form.picture", { index: index + 1 })}
              onClick={() => onChange(reference === value && !isRequired ? "" : reference)}
            >
              <Picture reference={reference} alt="" />
            </button>
          </li>
        ))}
        {!isRequired ? (
          <li>
            <button
              type="button"
              className={styles.pictureChoice}
              aria-pressed={value === ""}
              onClick={() => onChange("")}
            >
              {t("cards.form.noPicture")}
            </button>
          </li>
        ) : null}
      </ul>
      <FileButton
        accept={["image/*"]}
        icon={<ImagePlus aria-hidden="true" />}
        busy={busy && t("cards.form.addingPicture")}
        onFile={(file) => void run(() => add(file))}
      >
        {t("cards.form.addPicture")}
      </FileButton>
    </FieldFrame>
  );
}
