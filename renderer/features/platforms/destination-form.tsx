import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localise } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import { KeySteps } from "./key-steps";
import { type DestinationDraft, destinationFaults, destinationOf } from "./platform-form";
import styles from "./platforms.module.css";

interface DestinationFormProps {
  initial: DestinationDraft;
  /** Mask of the saved key; empty when there is none. */
  keyMask: string;
  onDone: () => void;
}

/** Server and key of one destination, with where to find them beside. */
export function DestinationForm({ initial, keyMask, onDone }: DestinationFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const platform = useStudio((state) => state.library.platforms.find(({ id }) => id === initial.platform));
  const [draft, setDraft] = useState(initial);
  const [touched, setTouched] = useState(false);
  const { busy, run } = useBusy();
  const faults = destinationFaults(draft);
  const words = (fault: keyof typeof faults) =>
    faults[fault] && (touched || draft[fault] !== "") ? t(`platforms.fault.${faults[fault]}`) : undefined;
  const change = (part: Partial<DestinationDraft>) => setDraft((old) => ({ ...old, ...part }));
  const keyLength = [...draft.key.trim()].length;

  async function save() {
    setTouched(true);
    if (Object.keys(faults).length > 0) return;
    const saved = await act("destination.save", destinationOf(draft));
    if (saved) onDone();
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(save);
      }}
    >
      {platform ? <KeySteps platform={platform} /> : null}
      <Field
        label={t("platforms.name")}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={words("name")}
        placeholder={platform ? localise(platform.name, language) : ""}
      />
      <Field
        label={t("platforms.server")}
        value={draft.server}
        onChange={(server) => change({ server })}
        error={words("server")}
        placeholder="rtmp://"
        inputMode="url"
      />
      <Field
        label={t("platforms.key")}
        type="password"
        value={draft.key}
        onChange={(key) => change({ key })}
        error={words("key")}
        placeholder={keyMask ? t("platforms.keepKey", { mask: keyMask }) : t("platforms.pasteKey")}
        hint={keyLength > 0 ? t("platforms.keyLength", { count: keyLength }) : t("platforms.keyHint")}
      />
      <div className={styles.actions}>
        <Button onPress={onDone}>{t("common.cancel")}</Button>
        <Button tone="accent" type="submit" busy={busy && t("common.saving")}>
          {t("common.save")}
        </Button>
      </div>
    </form>
  );
}
