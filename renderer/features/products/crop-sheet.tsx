import { Check, RotateCcwSquare, RotateCwSquare } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import ReactCrop, { type PercentCrop } from "react-image-crop";
import "react-image-crop/dist/ReactCrop.css";
import { act, useBusy } from "../../app/actions";
import { mediaUrl } from "../../app/bridge";
import { Button } from "../../components/button";
import { Sheet } from "../../components/sheet";
import { Chips } from "../cards/chips";
import styles from "./crop.module.css";
import { type CropShape, firstCrop, frameOf, isUsable, type Turn, turned, turnedSize } from "./crop-frame";
import { TurnedPicture } from "./turned-picture";

/** The picture of a reference once it is loaded. */
function useLoaded(reference: string): HTMLImageElement | null {
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  useEffect(() => {
    const next = new Image();
    next.onload = () => setImage(next);
    next.src = mediaUrl(reference) ?? "";
    return () => {
      next.onload = null;
    };
  }, [reference]);
  return image;
}

function useHandleWords() {
  const { t } = useTranslation();
  const word = (edge: "nw" | "n" | "ne" | "e" | "se" | "s" | "sw" | "w") => t(`products.crop.handle.${edge}`);
  return {
    cropArea: t("products.crop.area"),
    nwDragHandle: word("nw"),
    nDragHandle: word("n"),
    neDragHandle: word("ne"),
    eDragHandle: word("e"),
    seDragHandle: word("se"),
    sDragHandle: word("s"),
    swDragHandle: word("sw"),
    wDragHandle: word("w"),
  };
}

interface CropSheetProps {
  reference: string;
  onClose: () => void;
  onCropped: (reference: string) => void;
}

/** Cuts the part out of a picture that the card shows. The picture itself is kept. */
export default function CropSheet({ reference, onClose, onCropped }: CropSheetProps) {
  const { t } = useTranslation();
  const handleWords = useHandleWords();
  const image = useLoaded(reference);
  const [shape, setShape] = useState<CropShape>("square");
  const [turn, setTurn] = useState<Turn>(0);
  const [crop, setCrop] = useState<PercentCrop | null>(null);
  const { busy, run } = useBusy();
  const natural = { width: image?.naturalWidth ?? 0, height: image?.naturalHeight ?? 0 };
  const current = crop ?? firstCrop(shape, turnedSize(natural, turn));

  function turnBy(by: -90 | 90) {
    setTurn(turned(turn, by));
    setCrop(null);
  }
  async function use() {
    const cropped = await act("media.crop", { reference, frame: frameOf(current), turn });
    if (!cropped) return;
    onCropped(cropped.reference);
    onClose();
  }
  return (
    <Sheet title={t("products.crop.title")} isOpen onClose={onClose}>
      <p className={styles.text}>{t("products.crop.text")}</p>
      <div className={styles.tools}>
        <Chips
          label={t("products.crop.shape")}
          hideLabel
          options={(["square", "free", "whole"] as const).map((id) => ({
            id,
            name: t(`products.crop.${id}`),
          }))}
          value={shape}
          onChange={(id) => {
            setShape(id as CropShape);
            setCrop(null);
          }}
        />
        <span className={styles.turns}>
          <Button
            icon={<RotateCcwSquare aria-hidden="true" />}
            label={t("products.crop.turnLeft")}
            onPress={() => turnBy(-90)}
          />
          <Button
            icon={<RotateCwSquare aria-hidden="true" />}
            label={t("products.crop.turnRight")}
            onPress={() => turnBy(90)}
          />
        </span>
      </div>
      <div className={styles.stage}>
        {image ? (
          <ReactCrop
            className={`ReactCrop--no-animate ${styles.frame ?? ""}`}
            crop={current}
            {...(shape === "square" ? { aspect: 1 } : {})}
            minWidth={24}
            minHeight={24}
            keepSelection
            ruleOfThirds
            disabled={shape === "whole"}
            ariaLabels={handleWords}
            onChange={(_, percent) => setCrop(percent)}
          >
            <TurnedPicture image={image} turn={turn} label={t("products.crop.picture")} />
          </ReactCrop>
        ) : null}
      </div>
      <Button
        tone="accent"
        icon={<Check aria-hidden="true" />}
        isDisabled={image === null || !isUsable(current)}
        busy={busy && t("products.crop.working")}
        onPress={() => void run(use)}
      >
        {t("products.crop.use")}
      </Button>
    </Sheet>
  );
}
