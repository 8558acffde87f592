import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { scriptKinds } from "../../../../preload/contract";
import { Button } from "../../../components/button";
import { Choice } from "../../../components/choice";
import { Field } from "../../../components/field";
import { Sheet } from "../../../components/sheet";
import type { ScriptSession } from "../session/script-session";
import { findHead, type HeadFields, readHead, withHead } from "../text/head";
import styles from "./sheets.module.css";

const emptyHead: HeadFields = {
  title: "",
  kind: "village",
  village: "",
  lang: "zh-CN",
  sources: [],
  dates: {},
};

/** A date as the check reads it: a day, a month, or a year. */
const isDate = (text: string) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text);

const headOf = (text: string): HeadFields => readHead(findHead(text)?.yaml ?? "") ?? emptyHead;

/** What a script is: title, kind, village, language, sources, and when its events happened. */
export function HeadSheet({ session, onClose }: { session: ScriptSession; onClose: () => void }) {
  const { t } = useTranslation();
  const [head, setHead] = useState(() => headOf(session.text));
  const [sources, setSources] = useState(() => head.sources.join("\n"));
  const [dates, setDates] = useState(() =>
    Object.entries(head.dates).map(([name, date]) => ({ name, date })),
  );
  const [isTried, setTried] = useState(false);
  const change = (part: Partial<HeadFields>) => setHead({ ...head, ...part });
  const changeDate = (at: number, part: { name?: string; date?: string }) =>
    setDates(dates.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const title = head.title.trim();
  const filled = dates.filter(({ name, date }) => name.trim() !== "" || date.trim() !== "");
  const wrongDates = filled.some(({ name, date }) => name.trim() === "" || !isDate(date.trim()));
  const titleError = title === "" || title.length > 120 ? t("scriptsEditor.head.titleError") : "";

  function write() {
    setTried(true);
    if (titleError || wrongDates) return;
    const fields: HeadFields = {
      ...head,
      title,
      village: head.village.trim().slice(0, 60),
      sources: sources
        .split("\n")
        .map((source) => source.trim().slice(0, 300))
        .filter(Boolean)
        .slice(0, 20),
      dates: Object.fromEntries(filled.map(({ name, date }) => [name.trim().slice(0, 40), date.trim()])),
    };
    session.put(withHead(session.text, fields));
    onClose();
  }
  return (
    <Sheet title={t("scriptsEditor.head.title")} isOpen onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        <Field
          label={t("scripts.title")}
          value={head.title}
          onChange={(value) => change({ title: value })}
          error={isTried ? titleError : ""}
        />
        <div className={styles.pair}>
          <Choice
            label={t("scripts.filter")}
            options={scriptKinds.map((id) => ({ id, name: t(`scripts.kind.${id}`) }))}
            value={head.kind}
            onChange={(id) => change({ kind: scriptKinds.find((kind) => kind === id) ?? head.kind })}
          />
          <Choice
            label={t("scripts.language")}
            options={[
              { id: "zh-CN", name: t("scripts.chinese") },
              { id: "en", name: "English" },
            ]}
            value={head.lang}
            onChange={(id) => change({ lang: id === "en" ? "en" : "zh-CN" })}
          />
        </div>
        <Field
          label={t("scriptsEditor.head.village")}
          value={head.village}
          onChange={(village) => change({ village })}
        />
        <Field
          label={t("scriptsEditor.head.sourcesField")}
          hint={t("scriptsEditor.head.sourcesHint")}
          value={sources}
          onChange={setSources}
          rows={4}
        />
        <fieldset className={styles.dates}>
          <legend>{t("scriptsEditor.head.dates")}</legend>
          <p className={styles.quiet}>{t("scriptsEditor.head.datesHint")}</p>
          {dates.map(({ name, date }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and their order is theirs.
            <div className={styles.date} key={index}>
              <Field
                label={t("scriptsEditor.head.event")}
                value={name}
                onChange={(value) => changeDate(index, { name: value })}
              />
              <Field
                label={t("scriptsEditor.head.day")}
                value={date}
                placeholder="1935-05-29"
                onChange={(value) => changeDate(index, { date: value })}
                error={
                  isTried && (name.trim() !== "" || date.trim() !== "") && !isDate(date.trim())
                    ? t("scriptsEditor.head.dateError")
                    : ""
                }
              />
              <Button
                tone="quiet"
                icon={<X />}
                label={t("common.remove")}
                onPress={() => setDates(dates.filter((_, at) => at !== index))}
              />
            </div>
          ))}
          <div>
            <Button
              icon={<Plus aria-hidden="true" />}
              onPress={() => setDates([...dates, { name: "", date: "" }])}
            >
              {t("scriptsEditor.head.addDate")}
            </Button>
          </div>
        </fieldset>
        <div className={styles.actions}>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button tone="accent" type="submit">
            {t("scriptsEditor.head.write")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
