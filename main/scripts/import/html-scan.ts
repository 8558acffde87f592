/** What is looked at when a page is read; all else is noise, and in Word's clipboard it is most of the bytes. */
const kept = new Set(["class", "style", "id", "href", "start", "hidden"]);

/** Their content is no text. */
const rawElements = new Set(["style", "script", "xml", "noscript", "template", "title"]);

/** They have no end, or end by themselves where the next begins. */
const shallow = new Set(
  "area base br col embed hr img input link meta source track wbr p li td th tr dt dd option tbody thead tfoot colgroup".split(
    " ",
  ),
);

/**
 * The deepest a page may be nested to be read as one: the parser looks through everything that is open at each
 * element, and a page that never closes anything would take it hours.
 */
const deepest = 300;

/**
 * Elements that a parser opens again in each paragraph after one that left them open. As plain spans they end where
 * their surroundings end, and a page cannot grow while it is read.
 */
const formatting = new Set("a b big code em font i nobr s small strike strong tt u".split(" "));

/** A tag as it is handed on. */
function rewritten({ name, attributes }: Tag): string {
  const isEnd = name.startsWith("/");
  const element = isEnd ? name.slice(1) : name;
  if (!formatting.has(element)) return `<${name}${attributes}>`;
  if (isEnd) return "</span>";
  if ((element !== "b" && element !== "strong") || / style="(?:[^"]*;)?\s*font-weight/i.test(attributes))
    return `<span${attributes}>`;
  return attributes.includes(' style="')
    ? `<span${attributes.replace(' style="', ' style="font-weight:bold;')}>`
    : `<span style="font-weight:bold"${attributes}>`;
}

const namePattern = /\/?[A-Za-z][^\s/>]*/y;
const spacePattern = /[\s/]*/y;
const attributePattern = /[^\s/>=][^\s/>=]*/y;
const valuePattern = /\s*=\s*/y;
const barePattern = /[^\s>]*/y;

function match(pattern: RegExp, html: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(html)?.[0] ?? "";
}

interface Tag {
  /** With a slash in front where it is an end. */
  name: string;
  attributes: string;
  /** The first place behind it. */
  end: number;
}

/** The value that starts at a place, and the place behind it; null where its quotes are never closed. */
function readValue(html: string, at: number): { value: string; end: number } | null {
  const quote = html[at];
  if (quote !== '"' && quote !== "'") {
    const value = match(barePattern, html, at);
    return { value, end: at + value.length };
  }
  const end = html.indexOf(quote, at + 1);
  return end < 0 ? null : { value: html.slice(at + 1, end), end: end + 1 };
}

/** The tag whose name starts at a place; null where it never ends. */
function readTag(html: string, start: number): Tag | null {
  const name = match(namePattern, html, start).toLowerCase();
  let at = start + name.length;
  let attributes = "";
  while (at < html.length) {
    at += match(spacePattern, html, at).length;
    if (html[at] === ">") return { name, attributes, end: at + 1 };
    const attribute = match(attributePattern, html, at);
    // A stray equals sign stands for nothing.
    at += Math.max(1, attribute.length);
    const equals = match(valuePattern, html, at);
    if (attribute === "" || equals === "") {
      if (attribute.toLowerCase() === "hidden") attributes += " hidden";
      continue;
    }
    const read = readValue(html, at + equals.length);
    if (read === null) return null;
    at = read.end;
    if (kept.has(attribute.toLowerCase()))
      attributes += ` ${attribute.toLowerCase()}="${read.value.slice(0, 500).replaceAll('"', "&quot;")}"`;
  }
  return null;
}

/** The place behind an element whose content is no text; the end of the page where it is never closed. */
function endOfRaw(html: string, name: string, at: number): number {
  const end = new RegExp(`</${name}[^>]*>`, "gi");
  end.lastIndex = at;
  return end.exec(html) === null ? html.length : end.lastIndex;
}

/** Counts how deep a page is nested, whatever order its ends come in. */
class Depth {
  readonly #open = new Map<string, number>();
  #depth = 0;

  /** Nothing that has an end of its own is open. */
  get isOutside(): boolean {
    return this.#depth === 0;
  }

  /** @returns whether the tag is to be kept. */
  add(name: string): boolean {
    const isEnd = name.startsWith("/");
    const element = isEnd ? name.slice(1) : name;
    if (element === "html" || element === "body") return false;
    if (shallow.has(element)) return true;
    const open = this.#open.get(element) ?? 0;
    if (isEnd ? open === 0 : this.#depth >= deepest) return false;
    this.#open.set(element, open + (isEnd ? -1 : 1));
    this.#depth += isEnd ? -1 : 1;
    return true;
  }
}

/** Where a page may be cut: behind the end of something that holds paragraphs or is one. */
const ends = /^\/(?:p|h[1-6]|div|ul|ol|table|section|article|blockquote)$/;

/** The least a part of a page has, so that there are not too many. */
const partLength = 20_000;

/**
 * A page without style sheets, comments, attributes that nobody looks at, ends of what never began, and without
 * elements beyond a depth that no document has; in parts that can be parsed one by one. One pass, however the page
 * is broken.
 */
export function* simplifyHtml(html: string): Generator<string> {
  const depth = new Depth();
  let part = "";
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    part += open < 0 ? html.slice(at) : html.slice(at, open);
    if (open < 0) break;
    if (/[!?]/.test(html[open + 1] ?? "")) {
      const mark = html.startsWith("<!--", open) ? "-->" : ">";
      const end = html.indexOf(mark, open + 2);
      at = end < 0 ? html.length : end + mark.length;
      continue;
    }
    if (match(namePattern, html, open + 1) === "") {
      part += "&lt;";
      at = open + 1;
      continue;
    }
    const tag = readTag(html, open + 1);
    if (tag === null) break;
    at = tag.end;
    if (rawElements.has(tag.name)) at = endOfRaw(html, tag.name, at);
    else if (depth.add(tag.name)) part += rewritten(tag);
    if (part.length < partLength || !depth.isOutside || !ends.test(tag.name)) continue;
    yield part;
    part = "";
  }
  yield part;
}
