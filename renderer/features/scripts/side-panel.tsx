import { useSyncExternalStore } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { useTranslation } from "react-i18next";
import type { ScriptSummary } from "../../../preload/contract";
import { FindingsPanel } from "./findings-panel";
import { OutlinePanel } from "./outline-panel";
import { ScriptPreview } from "./script-preview";
import type { ScriptSession } from "./session/script-session";
import styles from "./side.module.css";
import { useSessionState } from "./use-session";

/** Where there is room for the preview below the rest; the same as in tokens.css. */
const roomy = window.matchMedia("(min-width: 1600px) and (min-height: 900px)");

const useRoom = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      roomy.addEventListener("change", changed);
      return () => roomy.removeEventListener("change", changed);
    },
    () => roomy.matches,
  );

interface SidePanelProps {
  script: ScriptSummary;
  session: ScriptSession | null;
}

/** The tab's name with how much was found: it alone follows the count. */
function FindingsTab({ session }: Pick<SidePanelProps, "session">) {
  const { t } = useTranslation();
  const count = useSessionState(session, (state) => state.findings?.length ?? 0);
  return t("scriptsEditor.side.findings", { count });
}

/**
 * Beside the text: what the check found, the outline, and the script as the prompter shows it. Each part follows the
 * text by itself: the tabs around them are too much to lay out anew with every pause in typing.
 */
export function SidePanel({ script, session }: SidePanelProps) {
  const { t } = useTranslation();
  const hasRoom = useRoom();
  const preview = (
    <>
      {script.review === "none" ? <p className={styles.note}>{t("scripts.unreviewedNote")}</p> : null}
      <ScriptPreview session={session} />
    </>
  );
  return (
    <aside className={styles.side} aria-label={t("scriptsEditor.side.label")}>
      <Tabs className={styles.tabs ?? ""}>
        <TabList className={styles.tabList ?? ""} aria-label={t("scriptsEditor.side.label")}>
          <Tab id="findings" className={styles.tab ?? ""}>
            <FindingsTab session={session} />
          </Tab>
          <Tab id="outline" className={styles.tab ?? ""}>
            {t("scriptsEditor.side.outline")}
          </Tab>
          {hasRoom ? null : (
            <Tab id="preview" className={styles.tab ?? ""}>
              {t("scriptsEditor.side.preview")}
            </Tab>
          )}
        </TabList>
        <TabPanel id="findings" className={styles.tabPanel ?? ""}>
          <FindingsPanel session={session} />
        </TabPanel>
        <TabPanel id="outline" className={styles.tabPanel ?? ""}>
          <OutlinePanel script={script} session={session} />
        </TabPanel>
        {hasRoom ? null : (
          <TabPanel id="preview" className={styles.tabPanel ?? ""}>
            {preview}
          </TabPanel>
        )}
      </Tabs>
      {hasRoom ? (
        <section className={styles.below} aria-label={t("scripts.preview")}>
          <h3>{t("scripts.preview")}</h3>
          {preview}
        </section>
      ) : null}
    </aside>
  );
}
