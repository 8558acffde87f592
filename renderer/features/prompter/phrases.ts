import { Parser, zhHansModel } from "budoux";
import type { Language } from "../../../preload/contract";

let chinese: Parser | null = null;

/** Splits a text where a line may break: between phrases in Chinese, after blanks in English. */
export function phrasesOf(text: string, lang: Language): string[] {
  if (lang === "en") return text.match(/^\s+|\S+\s*/g) ?? [];
  chinese ??= new Parser(zhHansModel);
  return chinese.parse(text);
}
