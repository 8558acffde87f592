import { Plus, Share2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Screen } from "../../components/screen";
import { AddDestination } from "./add-destination";
import { BudgetBar } from "./budget-bar";
import { DestinationList } from "./destination-list";
import styles from "./platforms.module.css";

/** Platforms: one card a destination, the most important first, and what all of them together ask of the line. */
export default function PlatformsScreen() {
  const { t } = useTranslation();
  const destinations = useStudio((state) => state.destinations);
  const [adding, setAdding] = useState(false);
  const addButton = (
    <Button tone="accent" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
      {t("platforms.add")}
    </Button>
  );
  return (
    <Screen title={t("rail.platforms")} purpose={t("platforms.purpose")} scrolls actions={addButton}>
      {destinations.length === 0 ? (
        <Empty icon={<Share2 />} title={t("platforms.empty.title")} actions={addButton}>
          {t("platforms.empty.text")}
        </Empty>
      ) : (
        <div className={styles.page}>
          <BudgetBar />
          <DestinationList destinations={destinations} />
        </div>
      )}
      <AddDestination isOpen={adding} onClose={() => setAdding(false)} />
    </Screen>
  );
}
