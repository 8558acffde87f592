import type { TextTable } from "./table";

export const obsTexts = {} as const satisfies TextTable;
