import { FilePlus, FileUp, ScrollText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Screen } from "../../components/screen";
import { ScriptEditor } from "./script-editor";
import { ScriptList } from "./script-list";
import styles from "./scripts.module.css";
import { ImportSheet } from "./sheets/import-sheet";
import { NewSheet } from "./sheets/new-sheet";

/** Scripts: choose one, write it, see it as the prompter will, and put it there. */
export default function ScriptsScreen() {
  const { t } = useTranslation();
  const scripts = useStudio((state) => state.library.scripts);
  const onPrompter = useStudio((state) => state.prompter.scriptId);
  const [chosen, setChosen] = useState<string | null>(onPrompter ?? scripts[0]?.id ?? null);
  const [adding, setAdding] = useState<"new" | "import" | null>(null);
  const [dropped, setDropped] = useState<File | null>(null);
  const script = scripts.find(({ id }) => id === chosen) ?? null;

  const close = () => {
    setAdding(null);
    setDropped(null);
  };
  const made = (id: string) => {
    close();
    setChosen(id);
  };
  const actions = (
    <>
      <Button icon={<FileUp aria-hidden="true" />} onPress={() => setAdding("import")}>
        {t("scripts.import")}
      </Button>
      <Button tone="accent" icon={<FilePlus aria-hidden="true" />} onPress={() => setAdding("new")}>
        {t("scripts.new")}
      </Button>
    </>
  );
  return (
    <Screen title={t("rail.scripts")} purpose={t("scripts.purpose")} actions={actions}>
      <div className={styles.columns}>
        <ScriptList scripts={scripts} chosen={chosen} onChoose={setChosen} />
        {script ? (
          <ScriptEditor
            key={script.id}
            script={script}
            onRemoved={() => setChosen(null)}
            onFile={(file) => {
              setDropped(file);
              setAdding("import");
            }}
          />
        ) : (
          <div className={styles.none}>
            <Empty icon={<ScrollText />} title={t("scripts.empty.title")}>
              {t("scripts.empty.text")}
            </Empty>
          </div>
        )}
      </div>
      <NewSheet isOpen={adding === "new"} onClose={close} onMade={made} />
      {adding === "import" ? <ImportSheet file={dropped} onClose={close} onMade={made} /> : null}
    </Screen>
  );
}
