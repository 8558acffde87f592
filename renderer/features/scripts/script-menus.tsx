import { Download, Ellipsis, type LucideIcon } from "lucide-react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { useTranslation } from "react-i18next";
import { scriptExportFormats } from "../../../preload/contract";
import { act } from "../../app/actions";
import { download, openPage } from "../../app/made-file";
import styles from "./scripts.module.css";

interface MenuButtonProps {
  icon: LucideIcon;
  label: string;
  items: { id: string; name: string }[];
  onAction: (id: string) => void;
}

/** A button that opens a short list of things to do. */
export function MenuButton({ icon: Icon, label, items, onAction }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <AriaButton className={styles.menuButton ?? ""} isDisabled={items.length === 0}>
        <Icon aria-hidden="true" />
        {label}
      </AriaButton>
      <Popover className={styles.menuPopover ?? ""}>
        <Menu className={styles.menu ?? ""} aria-label={label} onAction={(key) => onAction(String(key))}>
          {items.map(({ id, name }) => (
            <MenuItem key={id} id={id} className={styles.menuItem ?? ""}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface ExportMenuProps {
  id: string;
  /** Saves what is typed; what is handed over is what is stored. */
  save: () => Promise<boolean>;
}

/** Hands the script over as a Word document, Markdown, a page to print, or subtitles. */
export function ExportMenu({ id, save }: ExportMenuProps) {
  const { t } = useTranslation();
  async function hand(format: string) {
    const wanted = scriptExportFormats.find((each) => each === format);
    if (!wanted || !(await save())) return;
    const file = await act("script.export", { id, format: wanted });
    if (file) (wanted === "html" ? openPage : download)(file);
  }
  return (
    <MenuButton
      icon={Download}
      label={t("scriptsEditor.export.label")}
      items={scriptExportFormats.map((format) => ({ id: format, name: t(`scriptsEditor.export.${format}`) }))}
      onAction={(format) => void hand(format)}
    />
  );
}

const moreItems = ["find", "merge", "records", "remove"] as const;
export type MoreItem = (typeof moreItems)[number];

/** What is wanted now and then. */
export function MoreMenu({
  isBundled,
  onAction,
}: {
  isBundled: boolean;
  onAction: (item: MoreItem) => void;
}) {
  const { t } = useTranslation();
  return (
    <MenuButton
      icon={Ellipsis}
      label={t("scriptsEditor.more.label")}
      items={moreItems
        .filter((id) => !(isBundled && id === "remove"))
        .map((id) => ({ id, name: t(`scriptsEditor.more.${id}`) }))}
      onAction={(id) => {
        const item = moreItems.find((each) => each === id);
        if (item) onAction(item);
      }}
    />
  );
}
