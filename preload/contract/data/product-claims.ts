import type { Language } from "../language";
import type { Certificate, CertificateKind, Product } from "./product";

/** The kinds whose words are protected by law. */
export type ClaimKind = Exclude<CertificateKind, "other">;

/** What the protected kinds are called, on cards and in messages. */
export const claimNames: Record<ClaimKind, Record<Language, string>> = {
  "geographical-indication": { "zh-CN": "地理标志产品", en: "geographical indication" },
  organic: { "zh-CN": "有机产品", en: "organic" },
  green: { "zh-CN": "绿色食品", en: "green food" },
};
export const claimKinds = Object.keys(claimNames) as ClaimKind[];

/** Words that claim a kind. 有机肥 and 有机质 speak of the field, not of the product. */
const claimWords: Record<ClaimKind, RegExp> = {
  "geographical-indication": /地理标志|地标(?:产品|保护)|国家地标|geographical indication/i,
  organic: /有机(?!肥|质|物|会|合|溶|磷|硒)|\borganic\b(?! (?:fertili[sz]er|matter))/i,
  green: /绿色食品|\bgreen food\b/i,
};

/** Which protected kinds a text speaks of. */
export const claimsIn = (text: string): ClaimKind[] =>
  claimKinds.filter((kind) => claimWords[kind].test(text));

/** Whether something is a certificate's number at all: every one of them holds a figure. */
export const isCertificateNumber = (number: string): boolean => /\d/.test(number);

/** Whether a certificate claims a protected kind and shows no number for it. */
export const isBareClaim = ({ kind, number }: Certificate): boolean =>
  kind !== "other" && !isCertificateNumber(number);

/** Protected kinds that a product's own words claim while no certificate of it proves them. */
export function unprovenClaims({ name, sellingPoints, certificates }: Product): ClaimKind[] {
  const proven = new Set(certificates.filter((one) => !isBareClaim(one)).map(({ kind }) => kind));
  return claimsIn([name, ...sellingPoints].join("\n")).filter((kind) => !proven.has(kind));
}

/** A certificate in words: `地理标志产品 AGI2019-01-2589`. */
export function certificateText({ kind, number, name }: Certificate, language: Language = "zh-CN"): string {
  const word = name || (kind === "other" ? "" : claimNames[kind][language]);
  return [word, number].filter((part) => part !== "").join(" ");
}

/** Full-width letters and figures as keyboards in Chinese write them, in plain ones. */
const plainFigures = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ－／．]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );

/** A number as certificates print it: five characters or more with three figures among them, or 公告第 387 号. */
function numberIn(line: string): string {
  const words = line.match(/[A-Za-z\d][\w./-]{3,}[A-Za-z\d]/g) ?? [];
  const long = words.find((word) => (word.match(/\d/g) ?? []).length >= 3);
  return long ?? /(?:\d{4} ?年)?(?:公告)?第 ?\d+ ?号/.exec(line)?.[0] ?? "";
}

/** Finds out what a line of text says about a certificate: its kind by its words, its number by its figures. */
export function certificateFromText(text: string): Certificate {
  const line = plainFigures(text).replace(/\s+/g, " ").trim();
  const kind = claimsIn(line)[0] ?? "other";
  const number = numberIn(line).slice(0, 60);
  const name = line
    .replace(number, "")
    .replace(/(?:证书)?(?:编号|号码|登记号)\s*[:：]?\s*$/, "")
    .replace(/^[\s:：,，;；·|]+|[\s:：,，;；·|]+$/g, "");
  const isKindAlone = kind !== "other" && Object.values(claimNames[kind]).includes(name);
  return { kind, number, ...(name === "" || isKindAlone ? {} : { name: name.slice(0, 80).trim() }) };
}
