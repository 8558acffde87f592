import type { MessageCode, MessageParams } from "../texts";

/**
 * Something the user should know: what is wrong and what to do. The screen words it in the user's language
 * from `code` and `params`; `message` and `hint` are the same text in the language set in the studio.
 */
export interface Problem {
  /** One problem of a code and subject at a time; a second report replaces the first. */
  id: string;
  code: MessageCode;
  severity: "info" | "warning" | "error";
  params: MessageParams;
  message: string;
  hint: string;
  since: number;
}
