import { CircleX, Info, ScrollText, TriangleAlert, Unplug } from "lucide-react";
import { cueIcons } from "../../prompter/cue-icon";
import { iconId, type SheetIcon } from "./icon";

const drawings = {
  ...cueIcons,
  error: CircleX,
  warning: TriangleAlert,
  note: Info,
  broken: Unplug,
  head: ScrollText,
};

/** The drawings that marks in the text refer to; itself not seen. */
export const IconSheet = () => (
  <svg width="0" height="0" aria-hidden="true" style={{ position: "absolute" }}>
    {(Object.keys(drawings) as SheetIcon[]).map((name) => {
      const Drawing = drawings[name];
      return (
        <symbol key={name} id={iconId(name)} viewBox="0 0 24 24">
          <Drawing width={24} height={24} />
        </symbol>
      );
    })}
  </svg>
);
