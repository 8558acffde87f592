import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  type Localised,
  scriptKindSchema,
  scriptKinds,
  type Term,
  type TermList,
  termClasses,
  termListSchema,
} from "../../../preload/contract";

const folder = join(import.meta.dirname, "../../../resources/terms");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const lists: TermList[] = files.map((name) => termListSchema.parse(read(join(folder, name))));
const entries = lists.flatMap((list) => list.terms.map((term) => ({ list, term })));

const writings = (term: Term): string[] => [term.text, ...term.variants];
/** As the eye compares: case, blanks and full stops make no other word of it. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.·-]/g, "");
const localised = (list: TermList): Localised[] => [
  ...[list.name, list.reason, list.advice, list.basis.law],
  ...list.terms.flatMap(({ basis, reason }) => [basis?.law, reason].filter((text) => text !== undefined)),
];

test("every list parses, is named by its file and keeps to its schema's words", () => {
  expect(lists.map(({ id }) => `${id}.json`)).toEqual(files);
  for (const name of files) {
    const known = termListSchema.strict().safeParse(read(join(folder, name)));
    expect(known.error?.message, name).toBeUndefined();
  }
});

test("there are 450 terms and more, and every class has its own", () => {
  expect(entries.length).toBeGreaterThanOrEqual(450);
  for (const kind of termClasses) {
    const count = entries.filter(({ list }) => list.class === kind).length;
    expect(count, kind).toBeGreaterThanOrEqual(15);
  }
});

test("no writing of a term stands twice for the same kind of script", () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const { list, term } of entries)
    for (const writing of writings(term))
      for (const kind of term.kinds ?? scriptKinds) {
        const key = `${kind} ${plain(writing)}`;
        const before = seen.get(key);
        if (before) twice.push(`${writing} (${list.id}, ${before})`);
        seen.set(key, list.id);
      }
  expect(twice).toEqual([]);
});

test("every context in which a term is fine holds the term, and more than it", () => {
  const wrong = entries.flatMap(({ list, term }) =>
    term.allow
      .filter((context) => {
        const held = writings(term).filter((writing) => plain(context).includes(plain(writing)));
        return held.length === 0 || held.some((writing) => plain(writing) === plain(context));
      })
      .map((context) => `${list.id}: ${context} for ${term.text}`),
  );
  expect(wrong).toEqual([]);
});

test("what to say instead is not itself forbidden", () => {
  const errors = entries
    .filter(({ list, term }) => (term.severity ?? list.severity) === "error")
    .flatMap(({ term }) => writings(term).map(plain));
  const wrong = entries.flatMap(({ list, term }) =>
    term.replacements
      .filter((text) => !term.allow.includes(text))
      .map((text) => ({ text, folded: plain(text), own: writings(term).map(plain) }))
      .filter(({ folded, own }) => [...errors, ...own].some((error) => folded.includes(error)))
      .map(({ text }) => `${list.id}: ${text} for ${term.text}`),
  );
  expect(wrong).toEqual([]);
});

test("every text is in both languages, and every law is named in full", () => {
  for (const list of lists) {
    expect(localised(list).filter(({ en }) => !en)).toEqual([]);
    for (const { law, article } of [list.basis, ...list.terms.flatMap(({ basis }) => basis ?? [])]) {
      expect(law["zh-CN"]).toMatch(/^《.{4,}》$/);
      expect(article).toMatch(/^(第[一二三四五六七八九十百]+[条款项])*$/);
    }
  }
});

const sentenceSchema = z
  .object({
    text: z.string().min(4),
    expect: z.array(z.enum(termClasses)),
    kind: scriptKindSchema.optional(),
    note: z.string().optional(),
  })
  .strict();

test("the labelled set has each class ten times and about as many clean sentences", () => {
  const path = join(import.meta.dirname, "../../fixtures/compliance/labelled.json");
  const sentences = z.array(sentenceSchema).min(360).parse(read(path));
  expect(new Set(sentences.map(({ text, kind }) => `${kind} ${text}`)).size).toBe(sentences.length);
  for (const kind of termClasses) {
    const count = sentences.filter(({ expect: classes }) => classes.includes(kind)).length;
    expect(count, kind).toBeGreaterThanOrEqual(10);
  }
  const clean = sentences.filter(({ expect: classes }) => classes.length === 0).length / sentences.length;
  expect(clean).toBeGreaterThan(0.45);
  expect(clean).toBeLessThan(0.6);
});
