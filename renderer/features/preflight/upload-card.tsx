import { PowerOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type DestinationState, megabits, type UploadBudget } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { UploadForm } from "../platforms/upload-form";
import { LightMark } from "./light-mark";
import type { Light } from "./lights";
import styles from "./preflight.module.css";
import { uploadNeed } from "./remedies";

function SwitchOff({ destination, onDone }: { destination: DestinationState; onDone: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useBusy();
  const { id, platform, name, server } = destination;
  async function off() {
    if (await act("destination.save", { id, platform, name, server, enabled: false })) onDone();
  }
  return (
    <li>
      <Button
        icon={<PowerOff aria-hidden="true" />}
        busy={busy && t("preflight.upload.switchingOff")}
        onPress={() => void run(off)}
      >
        {t("preflight.upload.switchOff", { name })}
      </Button>
    </li>
  );
}

interface UploadCardProps {
  upload: UploadBudget;
  /** How the check judged the line. */
  light: Light;
  onChanged: () => void;
}

/** What all platforms ask of the line against what it carries, and what to switch off first. */
export function UploadCard({ upload, light, onChanged }: UploadCardProps) {
  const { t } = useTranslation();
  const destinations = useStudio((state) => state.destinations);
  const { neededKbps, availableKbps, missingKbps, switchOff } = uploadNeed(upload, destinations);
  // Nothing goes out over the line: a server of this computer, or companions alone.
  if (neededKbps === 0) return null;
  return (
    <section className={styles.card} aria-label={t("preflight.upload.title")}>
      <h3>{t("preflight.upload.title")}</h3>
      <p>{t("preflight.upload.needed", { needed: megabits(neededKbps) })}</p>
      {availableKbps === null || upload.how === null ? null : (
        <p>{t(`preflight.upload.${upload.how}`, { available: megabits(availableKbps) })}</p>
      )}
      {missingKbps === null ? null : (
        <p className={styles.outcome}>
          <LightMark light={missingKbps > 0 ? light : "ok"} />
          {missingKbps === 0
            ? t("preflight.upload.enough")
            : t(switchOff.length > 0 ? "preflight.upload.short" : "preflight.upload.shortNoHelp", {
                missing: megabits(missingKbps),
              })}
        </p>
      )}
      <ul className={styles.remedies}>
        {switchOff.map((destination) => (
          <SwitchOff key={destination.id} destination={destination} onDone={onChanged} />
        ))}
      </ul>
      {availableKbps === null ? <UploadForm /> : null}
    </section>
  );
}
