import type { TextTable } from "./table";

export const relayTexts = {} as const satisfies TextTable;
