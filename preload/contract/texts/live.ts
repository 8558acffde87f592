import type { TextTable } from "./table";

export const liveTexts = {} as const satisfies TextTable;
