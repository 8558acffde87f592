import type { RecordingSummary } from "../../../preload/contract";
import { formatDate } from "../../app/format";

/** In a list of equal buttons, which recording one is for: for those who hear them one by one. */
export const WhichOne = ({ recording: { name, startedAt } }: { recording: RecordingSummary }) => (
  <span className="visually-hidden">
    {" "}
    {name} {formatDate(startedAt)}
  </span>
);
