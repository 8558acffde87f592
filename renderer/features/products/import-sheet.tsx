import { Download, FileSpreadsheet } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import { FileButton } from "../../components/file-button";
import { Sheet } from "../../components/sheet";
import { DropZone } from "./drop-zone";
import styles from "./import.module.css";
import { ImportPreview } from "./import-preview";
import { downloadTemplate, useImport } from "./use-import";

const sheetTypes = [".xlsx", ".csv", ".txt", ".xls", ".et"];

/** Reads products from a spreadsheet: shown first, taken over only when nothing is wrong. */
export function ImportSheet() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { fileName, result, busy, read, take, forget } = useImport();
  function close() {
    setOpen(false);
    forget();
  }
  const count = result ? result.added + result.changed : 0;
  return (
    <>
      <Button icon={<FileSpreadsheet aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t("products.import.title")}
      </Button>
      <Sheet title={t("products.import.title")} isOpen={isOpen} onClose={close}>
        <p>{t("products.import.text")}</p>
        <DropZone label={t("products.import.title")} onFile={(file) => void read(file)}>
          <span>{t("products.import.drop")}</span>
          <FileButton
            accept={sheetTypes}
            icon={<FileSpreadsheet aria-hidden="true" />}
            busy={busy === "checking" && t("products.import.checking")}
            onFile={(file) => void read(file)}
          >
            {t("products.import.choose")}
          </FileButton>
          <Button tone="quiet" icon={<Download aria-hidden="true" />} onPress={() => void downloadTemplate()}>
            {t("products.import.template")}
          </Button>
        </DropZone>
        {result && !result.taken ? <ImportPreview result={result} fileName={fileName} /> : null}
        {result?.taken ? (
          <p role="status">{t("products.import.done", { added: result.added, changed: result.changed })}</p>
        ) : null}
        {result && !result.taken && result.problemCount === 0 && count > 0 ? (
          <div className={styles.take}>
            <Button
              tone="accent"
              busy={busy === "taking" && t("products.import.taking")}
              isDisabled={busy !== null}
              onPress={() => void take()}
            >
              {t("products.import.take", { count })}
            </Button>
          </div>
        ) : null}
        {result?.taken ? <Button onPress={close}>{t("common.close")}</Button> : null}
      </Sheet>
    </>
  );
}
