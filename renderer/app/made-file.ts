import type { MadeFile } from "../../preload/contract";

const types: Record<string, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown;charset=utf-8",
  html: "text/html;charset=utf-8",
  srt: "application/x-subrip;charset=utf-8",
  csv: "text/csv;charset=utf-8",
  json: "application/json;charset=utf-8",
};

/** How long a page that was opened may take to load, in milliseconds, before its address is given back. */
const loadingTime = 60_000;

const addressOf = ({ name, base64 }: MadeFile): string => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: types[name.split(".").at(-1) ?? ""] ?? "" }));
};

/** Hands a file the studio made to the user. */
export function download(file: MadeFile): void {
  const address = addressOf(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), loadingTime);
}

/** Opens a page the studio made in a tab of its own; where windows are not opened, it is handed over as a file. */
export function openPage(file: MadeFile): void {
  const address = addressOf(file);
  if (window.open(address, "_blank") === null) download(file);
  setTimeout(() => URL.revokeObjectURL(address), loadingTime);
}
