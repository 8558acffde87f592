import { GripVertical } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DestinationState } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { DestinationCard } from "./destination-card";
import styles from "./destination-list.module.css";
import { movedTo } from "./order";
import { SortButtons } from "./sort-buttons";
import { useOrderDrag } from "./use-order-drag";

/** In words how many are up, in trouble, and making room. */
function Summary({ destinations }: { destinations: DestinationState[] }) {
  const { t } = useTranslation();
  const count = (...statuses: DestinationState["status"][]) =>
    destinations.filter(({ status }) => statuses.includes(status)).length;
  const words = [
    ["publishing", count("publishing")],
    ["connecting", count("connecting")],
    ["troubled", count("retrying", "stalled", "refused")],
    ["yielding", count("yielding")],
    ["feeding", count("feeding")],
  ] as const;
  const said = words.filter(([, many]) => many > 0);
  return said.length === 0 ? null : (
    <p role="status">
      <strong>
        {said.map(([key, many]) => t(`platforms.summary.${key}`, { count: many })).join(t("health.comma"))}
      </strong>
    </p>
  );
}

/** Every destination in the order of importance, which is changed by buttons or by dragging. */
export function DestinationList({ destinations }: { destinations: DestinationState[] }) {
  const { t } = useTranslation();
  const makesRoom = useStudio((state) => state.settings.relay.makesRoom);
  const isLive = useStudio((state) => state.live.status !== "idle");
  const [said, setSaid] = useState("");
  const ids = destinations.map(({ id }) => id);
  const save = (next: string[]) => perform("destination.order", { ids: next });
  const { list, drag, grip } = useOrderDrag(ids, save);
  const rest = ids.filter((id) => id !== drag?.id);
  const isMoving = drag !== null && drag.place !== ids.indexOf(drag.id);
  const isSorted = destinations.length > 1;
  function move({ id, name }: DestinationState, place: number) {
    setSaid(t("platforms.order.now", { name, place: place + 1 }));
    save(movedTo(ids, id, place));
  }
  return (
    <section className={styles.section} aria-label={t("platforms.list")}>
      {isLive ? <Summary destinations={destinations} /> : null}
      {isSorted ? (
        <p className={styles.quiet}>{t(makesRoom ? "platforms.order.text" : "platforms.order.textFixed")}</p>
      ) : null}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <ol className={styles.list} ref={list}>
        {destinations.map((destination, index) => {
          const { id, name } = destination;
          const isBefore = isMoving && rest[drag.place] === id;
          const isAfter = isMoving && drag.place === rest.length && rest.at(-1) === id;
          return (
            <li
              key={id}
              className={cx(
                styles.row,
                drag?.id === id && styles.dragged,
                isBefore && styles.before,
                isAfter && styles.after,
              )}
            >
              {isSorted ? (
                <div className={styles.side}>
                  <span className={styles.grip} title={t("platforms.order.drag")} {...grip(id)}>
                    <GripVertical aria-hidden="true" />
                    {index + 1}
                  </span>
                  <SortButtons
                    name={name}
                    index={index}
                    count={ids.length}
                    onMove={(place) => move(destination, place)}
                  />
                </div>
              ) : null}
              <DestinationCard destination={destination} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
