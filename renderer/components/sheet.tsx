import { X } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useTranslation } from "react-i18next";
import { useTroubles } from "../app/actions";
import { cx } from "../app/cx";
import { Button } from "./button";
import styles from "./sheet.module.css";

interface SheetProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** As large as the window allows, its content filling it; parts of it scroll by themselves. */
  isWide?: boolean;
}

/**
 * A button that is disabled while it works loses the focus to nobody, and then no key reaches the sheet. The next one
 * brings the focus back into it, and Escape closes it all the same.
 */
function useKeysWithoutFocus(dialog: RefObject<HTMLElement | null>, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { current } = dialog;
      const isTop = current !== null && [...document.querySelectorAll("[role='dialog']")].at(-1) === current;
      if (!isTop || document.activeElement !== document.body) return;
      if (event.key === "Escape") close.current();
      else current.focus({ preventScroll: true });
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [dialog]);
}

/** Something to read over the screen. Nothing dangerous is ever asked here: that is what holding is for. */
export function Sheet({ title, isOpen, onClose, children, isWide = false }: SheetProps) {
  const { t } = useTranslation();
  const [openedAt, setOpenedAt] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    if (isOpen) setOpenedAt(Date.now());
  }, [isOpen]);
  const dialog = useRef<HTMLElement>(null);
  useKeysWithoutFocus(dialog, onClose);
  // The strip lies behind the sheet, so what fails here is said here as well.
  const trouble = useTroubles(({ troubles }) => troubles.find(({ at }) => at >= openedAt));
  return (
    <ModalOverlay
      className={styles.scrim ?? ""}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
    >
      <Modal className={cx(styles.modal, isWide && styles.wide)}>
        <Dialog ref={dialog} className={styles.dialog ?? ""}>
          <header className={styles.header}>
            <Heading slot="title">{title}</Heading>
            <Button tone="quiet" icon={<X />} label={t("common.close")} onPress={onClose} />
          </header>
          {trouble ? (
            <p className={styles.trouble} role="alert">
              <strong>{trouble.message}</strong> {trouble.hint}
            </p>
          ) : null}
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
