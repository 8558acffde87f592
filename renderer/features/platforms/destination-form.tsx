import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import styles from "./destination-form.module.css";
import { KeySteps } from "./key-steps";
import { LimitList } from "./limit-list";
import { PasteButton } from "./paste-button";
import {
  type DestinationDraft,
  destinationFaults,
  destinationWarnings,
  narrowed,
  withPasted,
} from "./platform-form";
import { useSaveDestination } from "./use-save-destination";

interface DestinationFormProps {
  initial: DestinationDraft;
  /** Mask of the saved key; empty when there is none. */
  keyMask: string;
  /** A key was to be pasted, and the clipboard could not be read. */
  isPasteRefused?: boolean;
  onDone: () => void;
}

/** Server and key of one destination, with where to find them above. */
export function DestinationForm({ initial, keyMask, isPasteRefused = false, onDone }: DestinationFormProps) {
  const { t } = useTranslation();
  const platform = useStudio((state) => state.library.platforms.find(({ id }) => id === initial.platform));
  const [{ draft, wasSplit }, setForm] = useState(() =>
    withPasted({ ...initial, key: "" }, "key", initial.key),
  );
  const [touched, setTouched] = useState(false);
  const [pasteFailed, setPasteFailed] = useState(isPasteRefused);
  const { busy, run } = useBusy();
  const { refused, save, forget } = useSaveDestination(onDone);
  const faults = destinationFaults(draft, keyMask !== "");
  const warnings = destinationWarnings(draft, platform);
  const words = (field: "name" | "server" | "key") => {
    const fault = faults[field];
    if (fault && (touched || draft[field] !== "")) return t(`platforms.fault.${fault}`);
    return refused?.field === field ? refused.words : undefined;
  };
  const change = (field: "name" | "server" | "key", text: string) => {
    forget();
    setPasteFailed(false);
    setForm(withPasted(draft, field, text));
  };
  // What can be put right by a button is offered beside what is wrong; a doubt waits until nothing is.
  const warned = (["server", "key"] as const).filter(
    (field) => warnings[field] === "fullWidth" || (warnings[field] && !words(field)),
  );
  const keyLength = [...draft.key.trim()].length;
  async function submit() {
    setTouched(true);
    if (Object.keys(faults).length === 0) await save(draft);
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(submit);
      }}
    >
      {platform ? <KeySteps platform={platform} /> : null}
      <Field
        label={t("platforms.name")}
        value={draft.name}
        onChange={(name) => change("name", name)}
        error={words("name")}
      />
      <Field
        label={t("platforms.server")}
        value={draft.server}
        onChange={(server) => change("server", server)}
        error={words("server")}
        placeholder="rtmp://"
        inputMode="url"
        hint={t("platforms.serverHint")}
      />
      <div className={styles.keyLine}>
        <Field
          label={t("platforms.key")}
          type="password"
          value={draft.key}
          onChange={(key) => change("key", key)}
          error={words("key")}
          placeholder={keyMask ? t("platforms.keepKey", { mask: keyMask }) : t("platforms.pasteKey")}
          hint={
            pasteFailed
              ? t("platforms.pasteByHand")
              : keyLength > 0
                ? t("platforms.keyLength", { count: keyLength })
                : t("platforms.keyHint")
          }
        />
        <PasteButton onPasted={(text) => (text === "" ? setPasteFailed(true) : change("key", text))} />
      </div>
      <div aria-live="polite" className={styles.notes}>
        {wasSplit ? <p className={styles.note}>{t("platforms.wasSplit")}</p> : null}
        {warned.map((field) => (
          <div key={field} className={styles.note}>
            <p>{t(`platforms.warning.${field}.${warnings[field] ?? "unfit"}`)}</p>
            {warnings[field] === "fullWidth" ? (
              <Button onPress={() => change(field, narrowed(draft[field]))}>{t("platforms.narrow")}</Button>
            ) : null}
          </div>
        ))}
      </div>
      {platform ? <LimitList platform={platform} /> : null}
      <div className={styles.actions}>
        <Button onPress={onDone}>{t("common.cancel")}</Button>
        <Button tone="accent" type="submit" busy={busy && t("common.saving")}>
          {t("common.save")}
        </Button>
      </div>
    </form>
  );
}
