import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { useTranslation } from "react-i18next";
import { cueOfLine, withAuto } from "./cue-line";
import { editCue } from "./editor/pills";
import styles from "./scripts.module.css";
import type { ScriptSession } from "./session/script-session";

/** A pill that was tapped. */
export interface OpenCue {
  line: number;
  element: HTMLElement;
}

interface CueMenuProps {
  session: ScriptSession | null;
  open: OpenCue | null;
  onClose: () => void;
}

/** What can be done with a cue: write it anew, let it fire by itself or not, take it out. */
export function CueMenu({ session, open, onClose }: CueMenuProps) {
  const { t } = useTranslation();
  const view = session?.editor;
  if (!open || !view || open.line > view.state.doc.lines) return null;
  const line = view.state.doc.line(open.line);
  const cue = cueOfLine(line.text.trim());

  function run(action: string) {
    if (!view) return;
    if (action === "edit")
      view.dispatch({ selection: { anchor: line.to }, effects: editCue.of(line.from), scrollIntoView: true });
    if (action === "auto" && cue)
      view.dispatch({
        changes: { from: line.from, to: line.to, insert: withAuto(line.text, !cue.auto) },
        userEvent: "input.cue",
      });
    if (action === "remove")
      view.dispatch({
        changes: { from: line.from, to: Math.min(line.to + 1, view.state.doc.length) },
        userEvent: "delete.cue",
      });
    onClose();
    // The menu gives the focus back to where it was; the editor asks for it afterwards.
    requestAnimationFrame(() => view.focus());
  }
  return (
    <Popover
      className={styles.menuPopover ?? ""}
      isOpen
      onOpenChange={(isOpen) => {
        if (isOpen) return;
        onClose();
        view.focus();
      }}
      triggerRef={{ current: open.element }}
      placement="bottom start"
    >
      <Menu
        className={styles.menu ?? ""}
        aria-label={t("scriptsEditor.cue.menu")}
        autoFocus="first"
        onAction={(key) => run(String(key))}
      >
        <MenuItem id="edit" className={styles.menuItem ?? ""}>
          {t("scriptsEditor.cue.edit")}
        </MenuItem>
        {cue && cue.kind !== "pause" ? (
          <MenuItem id="auto" className={styles.menuItem ?? ""}>
            {t(cue.auto ? "scriptsEditor.cue.makeManual" : "scriptsEditor.cue.makeAuto")}
          </MenuItem>
        ) : null}
        <MenuItem id="remove" className={styles.menuItem ?? ""}>
          {t("scriptsEditor.cue.remove")}
        </MenuItem>
      </Menu>
    </Popover>
  );
}
