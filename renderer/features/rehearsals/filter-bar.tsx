import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { Choice } from "../../components/choice";
import styles from "./filter-bar.module.css";
import { type ListFilter, showsOf } from "./list";

const kinds = ["all", "rehearsal", "show"] as const;
/** In a drop-down an id is never empty. */
const everyShow = "every-show";
const noShow = "no-show";

interface FilterBarProps {
  filter: ListFilter;
  /** How many are listed. */
  count: number;
  onChange: (filter: ListFilter) => void;
}

/** Which recordings are listed: of which kind, of which show. */
export function FilterBar({ filter, count, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const recordings = useStudio((state) => state.recording.recordings);
  const library = useStudio((state) => state.library.shows);
  const shows = showsOf(recordings, library);
  const options = [
    { id: everyShow, name: t("rehearsals.filter.everyShow") },
    ...shows.map(({ id, name, count: many }) => ({
      id: id === "" ? noShow : `show:${id}`,
      name: `${id === "" ? t("rehearsals.filter.noShow") : name} (${many})`,
    })),
  ];
  const chosen = filter.show === null ? everyShow : filter.show === "" ? noShow : `show:${filter.show}`;
  return (
    <div className={styles.bar}>
      <ToggleButtonGroup
        className={styles.kinds ?? ""}
        aria-label={t("rehearsals.filter.kinds")}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter.kind]}
        onSelectionChange={(keys) =>
          onChange({ ...filter, kind: kinds.find((kind) => keys.has(kind)) ?? "all" })
        }
      >
        {kinds.map((kind) => (
          <ToggleButton key={kind} id={kind} className={styles.kind ?? ""}>
            {t(`rehearsals.filter.${kind}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {shows.length > 1 || filter.show !== null ? (
        <div className={styles.shows}>
          <Choice
            label={t("rehearsals.filter.shows")}
            hideLabel
            options={options}
            value={chosen}
            onChange={(id) =>
              onChange({
                ...filter,
                show: id === everyShow ? null : id === noShow ? "" : id.slice("show:".length),
              })
            }
          />
        </div>
      ) : null}
      <p className={styles.count} role="status">
        {t("rehearsals.total", { count })}
      </p>
    </div>
  );
}
