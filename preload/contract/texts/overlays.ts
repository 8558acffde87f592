import type { TextTable } from "./table";

export const overlaysTexts = {} as const satisfies TextTable;
