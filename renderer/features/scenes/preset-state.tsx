import { Eye } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { formatClock } from "../../app/format";
import { Badge } from "../../components/badge";

/** Whether a preset is built, since when and in which shape, and whether one of its scenes is on the programme. */
export function PresetState({ preset, isShort = false }: { preset: string; isShort?: boolean }) {
  const { t } = useTranslation();
  const built = useStudio((state) => state.scenes.applied.findLast((applied) => applied.preset === preset));
  const isOnAir = useStudio((state) => state.scenes.onAir?.split("/")[0] === preset);
  if (isOnAir)
    return (
      <Badge tone="accent" icon={<Eye aria-hidden="true" />}>
        {t("scenes.onProgramme")}
      </Badge>
    );
  if (!built) return <Badge>{t("scenes.notBuilt")}</Badge>;
  return (
    <Badge tone="connected">
      {isShort
        ? t("scenes.builtShort")
        : t("scenes.builtAt", {
            time: formatClock(built.at, false),
            orientation: t(`orientation.${built.orientation}`),
          })}
    </Badge>
  );
}
