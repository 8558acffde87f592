/** What nobody sees and what comes along from web pages and chats: zero widths, direction marks, soft hyphens, the BOM. */
const invisible =
  /\u00ad|\u061c|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\u2066-\u206f]|\ufeff/gu;

/** Letters, digits and signs as a Chinese keyboard or a chat writes them: ｒｔｍｐ：／／ */
const fullWidth = /[\uff01-\uff5e]/g;
const toHalfWidth = 0xfee0;

/**
 * A pasted address or key without what nobody meant: invisible characters and blanks around it are taken away,
 * full-width characters become plain ones. No platform's address or key has either.
 */
export const cleaned = (text: string): string =>
  text
    .replace(invisible, "")
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - toHalfWidth))
    .trim();

/** Whether it shows dots or asterisks in a row, as pages do that hide a key. */
export const isMasked = (text: string): boolean => /[•●∙·⋅＊*]{3}/.test(text);
