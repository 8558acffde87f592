/** One user-facing message: what happened, and what to do about it. `{name}` marks a parameter. */
export interface MessageText {
  message: string;
  hint: string;
}

/**
 * Texts by error or problem code, in both languages. One table a subsystem; a code without both languages
 * does not compile.
 */
export type TextTable = Record<string, { "zh-CN": MessageText; en: MessageText }>;
