import { safeFileStem } from "../../storage";

/** A file name from a title that every system takes. */
export const fileNameOf = (title: string, extension: string): string =>
  `${safeFileStem(title, "script")}.${extension}`;
