import type { TextTable } from "./table";

export const showTexts = {} as const satisfies TextTable;
