import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportedProduct, ProductImport } from "../../../preload/contract";
import { useLanguage } from "../../app/i18n";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import styles from "./import.module.css";

/** How many rows are shown at first, and with each further press. */
const shownAtOnce = 60;

/** What is wrong with a sheet, row by row. */
function Problems({ result }: { result: ProductImport }) {
  const { t } = useTranslation();
  const { problems, problemCount } = result;
  return (
    <>
      <p className={styles.warning}>{t("products.import.problems", { count: problemCount })}</p>
      <ul className={styles.rows}>
        {problems.map(({ row, field, message, hint }) => (
          <li key={`${row}-${field}-${message}`} className={styles.row}>
            <span className={styles.number}>{t("products.import.row", { row })}</span>
            <span>
              <strong>{field}</strong> {message} <span className={styles.quiet}>{hint}</span>
            </span>
          </li>
        ))}
      </ul>
      {problemCount > problems.length ? (
        <p className={styles.quiet}>
          {t("products.import.moreProblems", { count: problemCount - problems.length })}
        </p>
      ) : null}
    </>
  );
}

/** One product of the sheet: what of it is new or changes. */
function Change({ product }: { product: ImportedProduct }) {
  const { t } = useTranslation();
  const empty = t("products.import.empty");
  return (
    <li className={styles.row}>
      <span>
        <Badge tone={product.kind === "added" ? "accent" : "plain"}>
          {t(`products.import.kind.${product.kind}`)}
        </Badge>
        <span className={styles.number}>{t("products.import.row", { row: product.row })}</span>
      </span>
      <span>
        <strong>{product.name}</strong>
        <span className={styles.changes}>
          {product.changes.map(({ column, from, to }) => (
            <span key={column} className={styles.change}>
              <span className={styles.quiet}>{t("products.import.change", { column })}</span>{" "}
              {product.kind === "changed" ? (
                <>
                  <span className="visually-hidden">{t("products.import.from")} </span>
                  <span className={styles.quiet}>{from || empty}</span>
                  <span aria-hidden="true"> → </span>
                  <span className="visually-hidden"> {t("products.import.to")} </span>
                </>
              ) : null}
              <span>{to || empty}</span>
            </span>
          ))}
        </span>
      </span>
    </li>
  );
}

function Changes({ result }: { result: ProductImport }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(shownAtOnce);
  const products = result.products.filter(({ kind }) => kind !== "unchanged");
  const more = Math.min(shownAtOnce, products.length - shown);
  if (products.length === 0) return <p>{t("products.import.nothing")}</p>;
  return (
    <>
      <ul className={styles.rows}>
        {products.slice(0, shown).map((product) => (
          <Change key={product.row} product={product} />
        ))}
      </ul>
      {more > 0 ? (
        <Button onPress={() => setShown(shown + shownAtOnce)}>
          {t("products.import.more", { count: more })}
        </Button>
      ) : null}
    </>
  );
}

/** What taking a sheet over would do: what is wrong with it, or else what is added and changed. */
export function ImportPreview({ result, fileName }: { result: ProductImport; fileName: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { added, changed, unchanged, sheet, ignored, problemCount } = result;
  return (
    <div className={styles.preview} aria-live="polite">
      <p className={styles.quiet}>
        {sheet === null
          ? t("products.import.file", { name: fileName })
          : t("products.import.sheet", { name: fileName, sheet })}
      </p>
      {problemCount === 0 ? <p>{t("products.import.check", { added, changed, unchanged })}</p> : null}
      {ignored.length > 0 ? (
        <p className={styles.quiet}>
          {t("products.import.ignored", { columns: ignored.join(language === "en" ? ", " : "、") })}
        </p>
      ) : null}
      {problemCount > 0 ? <Problems result={result} /> : <Changes result={result} />}
    </div>
  );
}
