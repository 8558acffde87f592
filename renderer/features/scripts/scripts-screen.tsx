import { FilePlus, ScrollText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Screen } from "../../components/screen";
import { NewScript } from "./new-script";
import { ScriptEditor } from "./script-editor";
import { ScriptList } from "./script-list";
import styles from "./scripts.module.css";

/** Scripts: choose one, write it, see it as the prompter will, and put it there. */
export default function ScriptsScreen() {
  const { t } = useTranslation();
  const scripts = useStudio((state) => state.library.scripts);
  const onPrompter = useStudio((state) => state.prompter.scriptId);
  const [chosen, setChosen] = useState<string | null>(onPrompter ?? scripts[0]?.id ?? null);
  const [adding, setAdding] = useState(false);
  const script = scripts.find(({ id }) => id === chosen) ?? null;

  const addButton = (
    <Button tone="accent" icon={<FilePlus aria-hidden="true" />} onPress={() => setAdding(true)}>
      {t("scripts.new")}
    </Button>
  );
  return (
    <Screen title={t("rail.scripts")} purpose={t("scripts.purpose")} actions={addButton}>
      <div className={styles.columns}>
        <ScriptList scripts={scripts} chosen={chosen} onChoose={setChosen} />
        {script ? (
          <ScriptEditor key={script.id} script={script} onRemoved={() => setChosen(null)} />
        ) : (
          <div className={styles.none}>
            <Empty icon={<ScrollText />} title={t("scripts.empty.title")}>
              {t("scripts.empty.text")}
            </Empty>
          </div>
        )}
      </div>
      <NewScript
        isOpen={adding}
        onClose={() => setAdding(false)}
        onMade={(id) => {
          setAdding(false);
          setChosen(id);
        }}
      />
    </Screen>
  );
}
