import type { Element } from "hast";

const styleOf = (element: Element): string => {
  const { style } = element.properties;
  return typeof style === "string" ? style.toLowerCase().replace(/\s+/g, "") : "";
};

export function classOf({ properties }: Element): string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** Text that a page does not show is not read aloud. */
export const isHidden = (element: Element): boolean =>
  (element.properties.hidden ?? false) !== false ||
  /(?:^|;)(?:display:none|mso-hide:all)/.test(styleOf(element));

/** `around`: whether what is around the element is bold. */
export function isBold(element: Element, around: boolean): boolean {
  const weight = /(?:^|;)font-weight:(\w+)/.exec(styleOf(element))?.[1];
  if (weight !== undefined) return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  return around || element.tagName === "b" || element.tagName === "strong";
}

/** Word and WPS write a list's items as paragraphs: `mso-list:l0 level1 lfo1`. Their level from 1, else null. */
export function listLevelOf(element: Element): number | null {
  const level = /(?:^|;)mso-list:l\d+level(\d)/.exec(styleOf(element))?.[1];
  return level === undefined ? null : Math.max(1, Number(level));
}

/** The sign of such an item, which is no text: `mso-list:Ignore`. */
export const isListMarker = (element: Element): boolean => /(?:^|;)mso-list:ignore/.test(styleOf(element));
