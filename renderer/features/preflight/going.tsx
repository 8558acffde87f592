import { CircleCheck, Radio } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DestinationState } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { besideName } from "../../app/format";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { isTroubled } from "../on-air/health";
import { DestinationBadge } from "../platforms/destination-badge";
import styles from "./preflight.module.css";

/** How long the answer stands before the page goes by itself, in milliseconds. */
const readMilliseconds = 2000;

/** A companion has the picture; whether its room is open, nobody here knows. */
const hasPicture = ({ status }: DestinationState): boolean => status === "publishing" || status === "feeding";

/** The end of the key of what is said: how many of the destinations have the picture. */
export function goingWords(wanted: DestinationState[], isOnAir: boolean): "text" | "nobody" | "some" | "all" {
  const reached = wanted.filter(hasPicture).length;
  if (isOnAir && reached > 0) return reached === wanted.length ? "all" : "some";
  return wanted.length > 0 && wanted.every(({ status }) => isTroubled(status)) ? "nobody" : "text";
}

/** Who receives the picture, as it comes about; goes by itself once somebody does. */
export function Going({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const status = useStudio((state) => state.live.status);
  const destinations = useStudio((state) => state.destinations);
  const wanted = destinations.filter(({ enabled }) => enabled);
  const reached = wanted.filter(hasPicture);
  const isOnAir = status === "on-air" && reached.length > 0;
  useEffect(() => {
    if (!isOnAir) return;
    const timer = setTimeout(onDone, readMilliseconds);
    return () => clearTimeout(timer);
  }, [isOnAir, onDone]);
  const names = reached.map(({ name }) => name).join(t("health.comma"));
  return (
    <Empty
      icon={isOnAir ? <CircleCheck /> : <Radio />}
      title={t(isOnAir ? "preflight.going.onAir" : "preflight.going.title")}
      actions={<Button onPress={onDone}>{t("preflight.going.back")}</Button>}
    >
      <span role="status">{t(`preflight.going.${goingWords(wanted, isOnAir)}`, { names })}</span>
      <span className={styles.going}>
        {wanted.map(({ id, name, status: state, lastTrouble }) => (
          <span key={id} className={styles.goingOne}>
            <strong>{name}</strong>
            <DestinationBadge status={state} />
            {besideName(lastTrouble, name)}
          </span>
        ))}
      </span>
    </Empty>
  );
}
