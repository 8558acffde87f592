import type { TextTable } from "./table";

export const rehearsalTexts = {} as const satisfies TextTable;
