const longest = 80;

/** Names that Windows keeps for devices, whatever comes after a dot. */
const devices = /^(?:con|prn|aux|nul|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])(?:\.|$)/i;

/**
 * A file name from a title that every system takes.
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file names what Windows refuses.
 */
export function fileNameOf(title: string, extension: string): string {
  const plain = [
    ...title
      .replace(/[<>:"/\\|?*\p{C}]/gu, " ")
      .replace(/\s+/g, " ")
      .trim(),
  ]
    .slice(0, longest)
    .join("")
    .replace(/^\.+/, "")
    .replace(/[. ]+$/, "")
    .trim();
  const name = plain === "" ? "script" : plain;
  return `${devices.test(name) ? `_${name}` : name}.${extension}`;
}
