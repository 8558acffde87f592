import { FileSpreadsheet } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MethodResult } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { toText } from "../../app/read-file";
import { Button } from "../../components/button";
import { FileButton } from "../../components/file-button";
import { Sheet } from "../../components/sheet";
import styles from "./products.module.css";

type ImportResult = MethodResult<"product.import">;

function CheckResult({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  return (
    <div aria-live="polite">
      <p>{t("products.import.check", { added: result.added, changed: result.changed })}</p>
      {result.problems.length > 0 ? (
        <>
          <p className={styles.warning}>{t("products.import.problems", { count: result.problems.length })}</p>
          <ul className={styles.rowProblems}>
            {result.problems.map((problem) => (
              <li key={`${problem.row}-${problem.field}-${problem.message}`}>
                <strong>{t("products.import.row", { row: problem.row })}</strong> {problem.field}:{" "}
                {problem.message}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

/** Reads products from CSV: looked through first, taken over only when nothing is wrong. */
export function ImportSheet() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [csv, setCsv] = useState<string | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [done, setDone] = useState(false);
  const { busy, run } = useBusy();

  async function read(file: File) {
    const text = await toText(file);
    setDone(false);
    setCsv(text);
    setResult((await act("product.import", { csv: text, dryRun: true })) ?? null);
  }
  async function take() {
    if (csv === null) return;
    const taken = await act("product.import", { csv });
    if (!taken) return;
    setResult(taken);
    setDone(taken.problems.length === 0);
  }
  function close() {
    setOpen(false);
    setCsv(null);
    setResult(null);
    setDone(false);
  }
  return (
    <>
      <Button icon={<FileSpreadsheet aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t("products.import.title")}
      </Button>
      <Sheet title={t("products.import.title")} isOpen={isOpen} onClose={close}>
        <p>{t("products.import.text")}</p>
        <FileButton
          accept={[".csv", "text/csv", ".txt"]}
          icon={<FileSpreadsheet aria-hidden="true" />}
          busy={busy && t("products.import.checking")}
          onFile={(file) => void run(() => read(file))}
        >
          {t("products.import.choose")}
        </FileButton>
        {result && !done ? <CheckResult result={result} /> : null}
        {result && done ? (
          <p role="status">{t("products.import.done", { added: result.added, changed: result.changed })}</p>
        ) : null}
        {result && !done && result.problems.length === 0 ? (
          <Button tone="accent" isDisabled={busy} onPress={() => void run(take)}>
            {t("products.import.take")}
          </Button>
        ) : null}
        {done ? <Button onPress={close}>{t("common.close")}</Button> : null}
      </Sheet>
    </>
  );
}
