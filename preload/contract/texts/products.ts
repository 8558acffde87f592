import type { TextTable } from "./table";

export const productsTexts = {} as const satisfies TextTable;
