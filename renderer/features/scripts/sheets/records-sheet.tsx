import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewRecord, ScriptSummary } from "../../../../preload/contract";
import { act } from "../../../app/actions";
import { formatDate } from "../../../app/format";
import { download } from "../../../app/made-file";
import { Button } from "../../../components/button";
import { Sheet } from "../../../components/sheet";
import { Toggle } from "../../../components/toggle";
import styles from "./sheets.module.css";

const formats = ["csv", "json"] as const;

/** Who signed what and when, what the check said then, and with which lists: to keep, and to hand over. */
export function RecordsSheet({ script, onClose }: { script: ScriptSummary; onClose: () => void }) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const [records, setRecords] = useState<ReviewRecord[] | null>(null);
  const of = isAll ? {} : { id: script.id };

  useEffect(() => {
    let isWanted = true;
    void act("script.reviews", isAll ? {} : { id: script.id }).then((found) => {
      if (isWanted) setRecords(found ?? []);
    });
    return () => {
      isWanted = false;
    };
  }, [script.id, isAll]);

  async function hand(format: (typeof formats)[number]) {
    const file = await act("script.exportReviews", { ...of, format });
    if (file) download(file);
  }
  return (
    <Sheet title={t("scriptsEditor.records.title")} isOpen onClose={onClose}>
      <Toggle isOn={isAll} onChange={setAll}>
        {t("scriptsEditor.records.all")}
      </Toggle>
      {records === null ? <p>{t("common.loading")}</p> : null}
      {records?.length === 0 ? <p>{t("scriptsEditor.records.none")}</p> : null}
      <ul className={styles.records}>
        {records?.map(({ id, title, by, at, note, counts, textHash, lists }) => (
          <li key={id} className={styles.record}>
            <strong>
              {by} · {formatDate(at)}
            </strong>
            {isAll ? <span>{title}</span> : null}
            <span>{t("scriptsEditor.records.counts", counts)}</span>
            {note ? <span>{note}</span> : null}
            <span className={styles.quiet}>
              {t("scriptsEditor.records.hash", {
                hash: textHash.slice(0, 16),
                count: lists.length,
                edition:
                  lists
                    .map(({ edition }) => edition)
                    .sort()
                    .at(-1) ?? t("common.none"),
              })}
            </span>
          </li>
        ))}
      </ul>
      {records && records.length > 0 ? (
        <div className={styles.actions}>
          {formats.map((format) => (
            <Button key={format} icon={<Download aria-hidden="true" />} onPress={() => void hand(format)}>
              {t(`scriptsEditor.records.${format}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </Sheet>
  );
}
