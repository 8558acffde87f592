import { z } from "zod";

/** The languages the studio speaks. zh-CN is the first; both are complete. */
export const languages = ["zh-CN", "en"] as const;
export const languageSchema = z.enum(languages);
export type Language = (typeof languages)[number];

/** A text in both languages; `en` may be absent in user-made data, where the Chinese one stands in. */
export const localisedSchema = z.object({ "zh-CN": z.string().min(1), en: z.string().min(1).optional() });
export type Localised = z.infer<typeof localisedSchema>;

/** Picks the text of one language, falling back to Chinese. */
export function localise(text: Localised, language: Language): string {
  return (language === "en" ? text.en : undefined) ?? text["zh-CN"];
}
