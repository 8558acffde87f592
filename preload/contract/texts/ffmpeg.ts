import type { TextTable } from "./table";

export const ffmpegTexts = {} as const satisfies TextTable;
