/** Words that say by themselves that no unit is missing after a figure: 500左右 has none, 500人 has one. */
const noUnit =
  /^(?:左右|上下|以上|以下|以内|的|了|吧|啦|啊|呢|哦|噢|哟|起|和|跟|到手|包邮|而已|不到|出头|而|就|也|都|，)/;
const range = /^(?:[ \t]*[-~～—至到][ \t]*\d+(?:\.\d+)?)/;
const roundly = /^[ \t]*[多余来几]/;

/**
 * Whether a figure is followed by anything that may be a unit. Any word that is not known to be none counts: a
 * measure word is never reported.
 */
export function hasUnitAfter(rest: string): boolean {
  const text = rest
    .replace(range, "")
    .replace(roundly, "")
    .replace(/^[ \t\u3000\u200B*_]+/, "");
  if (noUnit.test(text)) return false;
  return /^[\p{L}%‰℃°㎏㎎㎝㎡$¥￥\d./]/u.test(text);
}
