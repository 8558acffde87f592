/**
 * A text as one word of nginx's configuration. Inside quotes only the quote and the backslash mean something to its
 * reader; `$` is a variable in some directives, so only those that take none may be given a text from outside.
 * @throws RangeError for control characters, which no quoting carries
 */
export function quoted(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) throw new RangeError("control character");
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
