/** One element of a document without attributes. */
export interface XmlElement {
  name: string;
  children: XmlElement[];
  /** The text between its tags, entities resolved; empty where it has children. */
  text: string;
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#34": '"' };
const resolved = (text: string): string =>
  text.replace(/&([a-z]+|#\d+);/g, (whole, name: string) => entities[name] ?? whole);

const deepest = 20;

/**
 * Reads what nginx's statistics are written in: elements without attributes, text, a declaration at the top. Anything
 * else is refused, as is a document that nests deeper than 20.
 * @throws SyntaxError
 */
export function parseXml(document: string): XmlElement {
  const root: XmlElement = { name: "", children: [], text: "" };
  const open: XmlElement[] = [root];
  const body = document.replace(/^\uFEFF?(\s*<\?[^>]*\?>)*/, "");
  const tag = /([^<]*)<(\/?)([A-Za-z_][\w.-]*)\s*(\/?)>/y;
  let end = 0;
  for (let match = tag.exec(body); match !== null; match = tag.exec(body)) {
    const [, text = "", isEnd, name = "", isEmpty] = match;
    const parent = open.at(-1) ?? root;
    end = tag.lastIndex;
    if (isEnd !== "") {
      if (open.length < 2 || parent.name !== name) throw new SyntaxError(`unexpected </${name}>`);
      if (parent.children.length === 0) parent.text = resolved(text);
      open.pop();
      continue;
    }
    if (open.length === 1 && root.children.length > 0) throw new SyntaxError("more than one root");
    const element: XmlElement = { name, children: [], text: "" };
    parent.children.push(element);
    if (isEmpty === "") open.push(element);
    if (open.length > deepest) throw new SyntaxError("nested too deep");
  }
  const first = root.children[0];
  if (open.length > 1 || first === undefined || body.slice(end).trim() !== "")
    throw new SyntaxError("not whole");
  return first;
}

export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The element reached by these names, the first of each. */
export const childAt = (element: XmlElement | undefined, ...names: string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((parent, name) => childrenOf(parent, name)[0], element);
