import { Gauge } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { megabits } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatDate } from "../../app/format";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import { kbpsOf } from "./budget";
import styles from "./upload-form.module.css";

/** Finds out what the line can upload: measured, or as somebody read it off a speed test. */
export function UploadForm() {
  const { t } = useTranslation();
  const upload = useStudio((state) => state.settings.relay.upload);
  const isLive = useStudio((state) => state.live.status !== "idle");
  const [text, setText] = useState("");
  const { busy, run } = useBusy();
  const typed = kbpsOf(text);
  async function say(kbps: number) {
    if (await act("live.upload", { kbps })) setText("");
  }
  return (
    <div className={styles.upload}>
      <p className={styles.known} role="status">
        {upload === null
          ? t("platforms.upload.unknown")
          : t(`platforms.upload.${upload.how}`, {
              mbits: megabits(upload.kbps),
              date: formatDate(upload.at),
            })}
      </p>
      <Button
        icon={<Gauge aria-hidden="true" />}
        busy={busy && t("platforms.upload.measuring")}
        isDisabled={isLive}
        onPress={() => void run(() => act("live.upload", {}))}
      >
        {t("platforms.upload.measure")}
      </Button>
      <form
        className={styles.typed}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== null) void run(() => say(typed));
        }}
      >
        <Field
          label={t("platforms.upload.typedLabel")}
          value={text}
          onChange={setText}
          inputMode="decimal"
          placeholder="20"
          error={text.trim() !== "" && typed === null ? t("platforms.upload.fault") : undefined}
        />
        <Button type="submit" isDisabled={typed === null || busy}>
          {t("platforms.upload.use")}
        </Button>
      </form>
    </div>
  );
}
