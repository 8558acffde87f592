import type { Product, ScriptKind } from "../../../preload/contract";
import type { Draft } from "../draft";
import { attributeOf } from "../text/cues";
import { type Sentence, sentencesOf } from "../text/places";
import type { SpokenScript } from "../text/spoken";

/** A script as the rules see it. */
export interface RuleText extends SpokenScript {
  kind: ScriptKind | null;
  sentences: readonly Sentence[];
  /** The product a sentence speaks of: the one it names nearest before a place in it, or the one on cue. */
  productAt(sentence: Sentence, offset: number): Product | null;
}

/** One rule: what it finds in a script. */
export type Rule = (text: RuleText) => Draft[];

/** Names of a product as people say them: without what stands in brackets. */
const namesOf = ({ name }: Product): string[] =>
  [name, name.replace(/[（(][^（）()]*[）)]/g, "")].map((one) => one.trim()).filter((one) => one.length >= 2);

interface Section {
  from: number;
  product: Product | null;
}

/** From a product's cue to the next one or the next heading, the text speaks of that product. */
function sectionsOf({ cues, headings }: SpokenScript, products: readonly Product[]): Section[] {
  const byId = new Map(products.map((product) => [product.id, product]));
  const sections: Section[] = headings.map((from) => ({ from, product: null }));
  for (const cue of cues)
    if (cue.name === "product")
      sections.push({ from: cue.from, product: byId.get(attributeOf(cue, "id")) ?? null });
  return sections.sort((a, b) => a.from - b.from);
}

function lastBefore(sections: readonly Section[], offset: number): Section | undefined {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1];
}

/** Where each product is named in a text, one expression for all of them. */
function findNames(products: readonly Product[]): (text: string) => { at: number; product: Product }[] {
  const byName = new Map(products.flatMap((product) => namesOf(product).map((name) => [name, product])));
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  if (names.length === 0) return () => [];
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(escaped.join("|"), "g");
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const product = byName.get(match[0]);
      return product === undefined ? [] : [{ at: match.index, product }];
    });
}

/** Prepares a script for the rules. */
export function ruleText(script: SpokenScript, products: readonly Product[]): RuleText {
  const sections = sectionsOf(script, products);
  const findIn = findNames(products);
  let last: { sentence: Sentence; named: ReturnType<typeof findIn> } | null = null;
  const namesIn = (sentence: Sentence) => {
    if (last?.sentence !== sentence) last = { sentence, named: findIn(sentence.text) };
    return last.named;
  };
  return {
    ...script,
    kind: script.head.kind,
    sentences: sentencesOf(script.spoken),
    productAt(sentence, offset) {
      const named = namesIn(sentence);
      const before = named.filter(({ at }) => sentence.from + at <= offset).at(-1) ?? named[0];
      return before?.product ?? lastBefore(sections, offset)?.product ?? null;
    },
  };
}
