import type { TextTable } from "./table";

export const doctorTexts = {} as const satisfies TextTable;
