import { MessageSquareText } from "lucide-react";
import { lazy, Suspense } from "react";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Popover } from "react-aria-components/Popover";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button";
import styles from "./prompter-mini.module.css";

const MessageForm = lazy(() => import("./message-form"));

/** A word to the reader, or a flash. */
export function PrompterMessage() {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      <Button icon={<MessageSquareText aria-hidden="true" />} label={t("prompter.message.open")} />
      <Popover className={styles.popover ?? ""} placement="top end">
        <Dialog className={styles.message ?? ""}>
          <Heading slot="title">{t("prompter.message.title")}</Heading>
          <Suspense>
            <MessageForm />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
