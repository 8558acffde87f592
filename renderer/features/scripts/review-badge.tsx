import { BadgeAlert, BadgeCheck } from "lucide-react";
import type { ScriptSummary } from "../../../preload/contract";
import { Badge } from "../../components/badge";
import { useReviewWords } from "./review-words";

/** Whether somebody signed the script. */
export function ReviewBadge({ script, on = "" }: { script: ScriptSummary; on?: string }) {
  const words = useReviewWords(script, on);
  return script.review === "signed" ? (
    <Badge icon={<BadgeCheck aria-hidden="true" />}>{words}</Badge>
  ) : (
    <Badge tone="alert" icon={<BadgeAlert aria-hidden="true" />}>
      {words}
    </Badge>
  );
}
