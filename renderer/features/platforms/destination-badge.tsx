import { Ban, Camera, ChevronsDown, CircleOff, Link2, Pause, RotateCw, Upload } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DestinationStatus } from "../../../preload/contract";
import { Badge } from "../../components/badge";

const looks = {
  off: { tone: "plain", icon: CircleOff },
  connecting: { tone: "accent", icon: Link2 },
  publishing: { tone: "air", icon: Upload },
  retrying: { tone: "alert", icon: RotateCw },
  stalled: { tone: "alert", icon: Pause },
  refused: { tone: "alert", icon: Ban },
  yielding: { tone: "alert", icon: ChevronsDown },
  feeding: { tone: "connected", icon: Camera },
} as const;

/** A destination's state as a word, a mark and a colour. */
export function DestinationBadge({ status }: { status: DestinationStatus }) {
  const { t } = useTranslation();
  const { tone, icon: Icon } = looks[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(`destination.status.${status}`)}
    </Badge>
  );
}
