import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { Sheet } from "../../components/sheet";
import { DestinationHealth } from "./destination-health";
import styles from "./destinations-sheet.module.css";

interface DestinationsSheetProps {
  /** A destination's id, `all`, or null while it is closed. */
  opened: string | null;
  now: number;
  onClose: () => void;
}

/** One destination or all of them in full, with what can be done while the others go on. */
export function DestinationsSheet({ opened, now, onClose }: DestinationsSheetProps) {
  const { t } = useTranslation();
  const destinations = useStudio((state) => state.destinations);
  const one = destinations.find(({ id }) => id === opened);
  const inShow = destinations.filter(({ enabled, status }) => enabled || status !== "off");
  const others = destinations.filter((destination) => !inShow.includes(destination));
  return (
    <Sheet
      title={one?.name ?? t("health.allTitle")}
      isOpen={opened === "all" || one !== undefined}
      onClose={onClose}
      isWide={opened === "all"}
    >
      {one ? <DestinationHealth destination={one} now={now} /> : null}
      {opened === "all" ? (
        <div className={styles.scroll}>
          <ul className={styles.list}>
            {inShow.map((destination) => (
              <li key={destination.id} className={styles.entry}>
                <h3>{destination.name}</h3>
                <DestinationHealth destination={destination} now={now} />
              </li>
            ))}
          </ul>
          {others.length > 0 ? <h3 className={styles.group}>{t("health.notLive")}</h3> : null}
          <ul className={styles.list}>
            {others.map((destination) => (
              <li key={destination.id} className={styles.entry}>
                <h3>{destination.name}</h3>
                <DestinationHealth destination={destination} now={now} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Sheet>
  );
}
