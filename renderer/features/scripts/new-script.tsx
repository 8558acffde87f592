import { FileUp } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ScriptKind, scriptKinds } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { toText } from "../../app/read-file";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { Field } from "../../components/field";
import { FileButton } from "../../components/file-button";
import { Sheet } from "../../components/sheet";
import styles from "./scripts.module.css";

interface NewScriptProps {
  isOpen: boolean;
  onClose: () => void;
  onMade: (id: string) => void;
}

/** Begins a script: empty, pasted, or from a text file. */
export function NewScript({ isOpen, onClose, onMade }: NewScriptProps) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<ScriptKind>("heritage");
  const [text, setText] = useState("");
  const { busy, run } = useBusy();

  async function read(file: File) {
    setText(await toText(file));
    if (!name) setName(file.name.replace(/\.[^.]+$/, "").slice(0, 120));
  }
  async function make() {
    const body = text.trim() || t("scripts.firstLine");
    const made = await act("script.import", { name: name.trim(), kind, text: body });
    if (!made) return;
    setName("");
    setText("");
    onMade(made.id);
  }
  return (
    <Sheet title={t("scripts.new")} isOpen={isOpen} onClose={onClose}>
      <form
        className={styles.newForm}
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
        <Field
          label={t("scripts.pasted")}
          value={text}
          onChange={setText}
          rows={8}
          placeholder={t("scripts.pastedHint")}
        />
        <div className={styles.formActions}>
          <FileButton
            accept={[".txt", ".md", "text/plain", "text/markdown"]}
            icon={<FileUp aria-hidden="true" />}
            onFile={(file) => void run(() => read(file))}
          >
            {t("scripts.fromFile")}
          </FileButton>
          <Button tone="accent" type="submit" isDisabled={!name.trim()} busy={busy && t("common.saving")}>
            {t("scripts.make")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
