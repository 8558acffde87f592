import type { Language } from "../../preload/contract";

/** The language a text like `zh_CN.UTF-8`, `zh-Hans` or `en` stands for, or null when it says none of the two. */
export function languageOf(locale: string | undefined): Language | null {
  const name = locale?.toLowerCase() ?? "";
  if (name.startsWith("zh")) return "zh-CN";
  return name.startsWith("en") ? "en" : null;
}

/**
 * The command's language: `--lang`, then the locale in POSIX order, then what the system says. A locale of neither
 * language gets English, which a developer's machine (`C`, `POSIX`, `de`) is likelier to be read in.
 */
export function pickLanguage(
  option: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const chosen = languageOf(option);
  if (chosen !== null) return chosen;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return languageOf(locale) ?? "en";
}
