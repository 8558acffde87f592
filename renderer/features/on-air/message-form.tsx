import { Zap } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import styles from "./prompter-mini.module.css";

const ready = ["lookHere", "slowDown", "timeUp"] as const;
/** Characters of a message: the limit of `prompter.message`. */
const longest = 80;

const show = (text: string) => perform("prompter.message", { text });

/** Three messages that are ready, one's own, and a flash for a look. Loaded when it is first opened. */
export default function MessageForm() {
  const { t } = useTranslation();
  const message = useStudio((state) => state.prompter.message);
  const [own, setOwn] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (own.trim() === "") return;
    show(own.trim());
    setOwn("");
  };
  return (
    <>
      <div className={styles.ready}>
        {ready.map((key) => (
          <Button key={key} onPress={() => show(t(`prompter.message.${key}`))}>
            {t(`prompter.message.${key}`)}
          </Button>
        ))}
      </div>
      <form className={styles.own} onSubmit={send}>
        <Field
          label={t("prompter.message.own")}
          hint={t("prompter.message.ownHint")}
          value={own}
          onChange={(text) => setOwn([...text].slice(0, longest).join(""))}
        />
        <Button type="submit" isDisabled={own.trim() === ""}>
          {t("prompter.message.send")}
        </Button>
      </form>
      <div className={styles.ready}>
        <Button icon={<Zap aria-hidden="true" />} onPress={() => perform("prompter.flash", {})}>
          {t("prompter.message.flash")}
        </Button>
        <Button isDisabled={message === null} onPress={() => show("")}>
          {t("prompter.message.clear")}
        </Button>
      </div>
    </>
  );
}
