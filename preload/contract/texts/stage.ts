import type { TextTable } from "./table";

export const stageTexts = {} as const satisfies TextTable;
