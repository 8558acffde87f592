/** What canvases are drawn with: they cannot read the tokens' sheet by themselves. */
export function readColours() {
  const sheet = getComputedStyle(document.documentElement);
  const token = (name: string) => sheet.getPropertyValue(`--${name}`).trim();
  return {
    text: token("text-1"),
    quiet: token("text-3"),
    line: token("line"),
    band: token("surface-3"),
    accent: token("accent"),
    font: token("font"),
    small: token("type-small"),
  };
}
export type Colours = ReturnType<typeof readColours>;
