import type { TextTable } from "./table";

export const hostsTexts = {} as const satisfies TextTable;
