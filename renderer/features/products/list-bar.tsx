import { LayoutGrid, Search, Table2 } from "lucide-react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { SearchField } from "react-aria-components/SearchField";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { useTranslation } from "react-i18next";
import { Choice } from "../../components/choice";
import { Toggle } from "../../components/toggle";
import styles from "./listing.module.css";
import { type SortKey, sortKeys, useListView } from "./product-list";

/** Cards or table. */
function ShapeSwitch() {
  const { t } = useTranslation();
  const shape = useListView((view) => view.shape);
  const change = useListView((view) => view.change);
  return (
    <ToggleButtonGroup
      className={styles.shapes ?? ""}
      aria-label={t("products.view")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[shape]}
      onSelectionChange={(keys) => change({ shape: keys.has("table") ? "table" : "cards" })}
    >
      <ToggleButton id="cards" className={styles.shape ?? ""}>
        <LayoutGrid aria-hidden="true" />
        {t("products.cards")}
      </ToggleButton>
      <ToggleButton id="table" className={styles.shape ?? ""}>
        <Table2 aria-hidden="true" />
        {t("products.table")}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

/** What of the products is shown, and how: search, what is to be corrected, order, shape. */
export function ListBar({ toCorrect }: { toCorrect: number }) {
  const { t } = useTranslation();
  const view = useListView();
  return (
    <div className={styles.bar}>
      <SearchField
        className={styles.search ?? ""}
        value={view.wanted}
        onChange={(wanted) => view.change({ wanted })}
      >
        <Label className="visually-hidden">{t("products.search")}</Label>
        <Search aria-hidden="true" />
        <Input placeholder={t("products.search")} />
      </SearchField>
      <div className={styles.sort}>
        <Choice
          label={t("products.sort")}
          hideLabel
          options={sortKeys.map((id) => ({ id, name: t(`products.sortBy.${id}`) }))}
          value={view.sort}
          onChange={(id) => view.change({ sort: id as SortKey, descending: false })}
        />
      </div>
      <ShapeSwitch />
      {toCorrect > 0 || view.onlyProblems ? (
        <Toggle isOn={view.onlyProblems} onChange={(onlyProblems) => view.change({ onlyProblems })}>
          {t("products.onlyProblems", { count: toCorrect })}
        </Toggle>
      ) : null}
    </div>
  );
}
