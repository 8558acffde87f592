/** Colours of the picture itself, read from the one sheet. */
export interface StageColours {
  empty: string;
  panel: string;
  text: string;
  quietText: string;
  rehearsal: string;
  onRehearsal: string;
  font: string;
}

const names = {
  empty: "--black",
  panel: "--surface-2",
  text: "--text-1",
  quietText: "--text-3",
  rehearsal: "--rehearsal",
  onRehearsal: "--on-rehearsal",
  font: "--font",
} as const;

/** Where a page brings no sheet, as in a bare test page. */
const plain: StageColours = {
  empty: "black",
  panel: "dimgray",
  text: "white",
  quietText: "silver",
  rehearsal: "orange",
  onRehearsal: "black",
  font: "sans-serif",
};

/** Reads the sheet once; a canvas knows no custom properties. */
export function readColours(element: Element): StageColours {
  const style = getComputedStyle(element);
  const read = (key: keyof StageColours) => style.getPropertyValue(names[key]).trim() || plain[key];
  return {
    empty: read("empty"),
    panel: read("panel"),
    text: read("text"),
    quietText: read("quietText"),
    rehearsal: read("rehearsal"),
    onRehearsal: read("onRehearsal"),
    font: read("font"),
  };
}
