import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import styles from "./destination-form.module.css";
import { KeySteps } from "./key-steps";
import { type DestinationDraft, destinationFaults } from "./platform-form";
import { useSaveDestination } from "./use-save-destination";

interface CompanionFormProps {
  initial: DestinationDraft;
  onDone: () => void;
}

/** A platform that is fed through its own companion: it has a name and steps, and neither server nor key. */
export function CompanionForm({ initial, onDone }: CompanionFormProps) {
  const { t } = useTranslation();
  const platform = useStudio((state) => state.library.platforms.find(({ id }) => id === initial.platform));
  const [draft, setDraft] = useState({ ...initial, server: "", key: "" });
  const { busy, run } = useBusy();
  const { refused, save } = useSaveDestination(onDone);
  const fault = destinationFaults(draft, true).name;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!fault) void run(() => save(draft));
      }}
    >
      <p>{t("platforms.companionText")}</p>
      {platform ? <KeySteps platform={platform} /> : null}
      <Field
        label={t("platforms.name")}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        error={fault ? t(`platforms.fault.${fault}`) : refused?.words}
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
