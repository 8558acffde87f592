import type { TextTable } from "./table";

export const scriptsTexts = {} as const satisfies TextTable;
