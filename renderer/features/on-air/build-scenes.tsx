import { Hammer } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { StudioState } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import styles from "./programme.module.css";

/** The presets of the open show that the engine does not hold in the show's orientation. */
export function unbuiltPresets({ show, scenes }: Pick<StudioState, "show" | "scenes">): string[] {
  if (!show.open) return [];
  const { orientation, presets } = show.open;
  return presets.filter(
    (preset) =>
      !scenes.applied.some((applied) => applied.preset === preset && applied.orientation === orientation),
  );
}

/** Offers to build what the open show needs, where it is missed: under the picture. */
export function BuildScenes() {
  const { t } = useTranslation();
  const missing = useStudio((state) => unbuiltPresets(state).join(" "));
  const orientation = useStudio((state) => state.show.open?.orientation);
  const connected = useStudio((state) => state.engine.status === "connected");
  const isLive = useStudio((state) => state.live.status !== "idle");
  const { busy, run } = useBusy();
  // While live, nothing lies over the picture that the audience sees.
  if (missing === "" || !connected || !orientation || isLive) return null;
  async function build() {
    for (const id of missing.split(" "))
      if (!(await act("preset.apply", { id, ...(orientation ? { orientation } : {}) }))) return;
  }
  return (
    <div className={styles.build} role="status">
      <span>{t("onAir.unbuilt")}</span>
      <Button
        tone="accent"
        icon={<Hammer aria-hidden="true" />}
        busy={busy && t("scenes.building")}
        onPress={() => void run(build)}
      >
        {t("onAir.build")}
      </Button>
    </div>
  );
}
