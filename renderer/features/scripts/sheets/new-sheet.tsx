import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ScriptKind, scriptKinds } from "../../../../preload/contract";
import { act, useBusy } from "../../../app/actions";
import { useStudio } from "../../../app/bridge";
import { useLanguage } from "../../../app/i18n";
import { Button } from "../../../components/button";
import { Choice } from "../../../components/choice";
import { Field } from "../../../components/field";
import { Sheet } from "../../../components/sheet";
import { withHead } from "../text/head";
import styles from "./sheets.module.css";

interface NewSheetProps {
  isOpen: boolean;
  onClose: () => void;
  onMade: (id: string) => void;
}

/** Begins a script with a title and a kind. */
export function NewSheet({ isOpen, onClose, onMade }: NewSheetProps) {
  const { t } = useTranslation();
  const lang = useLanguage();
  const village = useStudio((state) => state.settings.village);
  const [name, setName] = useState("");
  const [kind, setKind] = useState<ScriptKind>("heritage");
  const { busy, run } = useBusy();

  async function make() {
    const title = name.trim().slice(0, 120);
    if (title === "") return;
    const head = { title, kind, village, lang, sources: [], dates: {} };
    const text = withHead(`# ${title}\n\n${t("scripts.firstLine")}\n`, head);
    const made = await act("script.import", { name: title, kind, text });
    if (!made) return;
    setName("");
    onMade(made.id);
  }
  return (
    <Sheet title={t("scripts.new")} isOpen={isOpen} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run(make);
        }}
      >
        <Field label={t("scripts.title")} value={name} onChange={setName} isRequired />
        <Choice
          label={t("scripts.filter")}
          options={scriptKinds.map((id) => ({ id, name: t(`scripts.kind.${id}`) }))}
          value={kind}
          onChange={(id) => setKind(scriptKinds.find((each) => each === id) ?? "heritage")}
        />
        <div className={styles.actions}>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button tone="accent" type="submit" isDisabled={!name.trim()} busy={busy && t("common.saving")}>
            {t("scripts.make")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
