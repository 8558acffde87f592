import { perform } from "../../app/actions";
import { downloadUrl, mediaUrl } from "../../app/bridge";

/** Hands a file that the studio holds to the user, under its own name. */
export function save(reference: string): void {
  const link = document.createElement("a");
  link.href = downloadUrl(reference);
  // The answer names the file itself; this only says that it is one to keep.
  link.download = "";
  link.click();
}

/** The reference of a film of a show: what belongs to no recording lies with the exports. */
export const filmReference = (file: string): string => `made:exports/${file.split(/[\\/]/).at(-1) ?? ""}`;

/** Shows a file in this computer's file manager. */
export const showInFolder = (reference: string): void => perform("recording.reveal", { reference });

/** Opens a page or a paper in a tab of its own; where no windows are opened, it is shown in its folder. */
export function openPaper(reference: string): void {
  if (window.open(mediaUrl(reference), "_blank") === null) showInFolder(reference);
}
