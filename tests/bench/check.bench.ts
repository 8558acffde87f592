import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createChecker, createMatcher, readTermLists } from "../../main/compliance";
import type { TermList } from "../../preload/contract";
import { at, measure, ratio, say } from "./timing";

const rounds = Number(process.env.HONGCUN_BENCH_ROUNDS ?? 15);
const resources = join(import.meta.dirname, "../../resources");
const script = readFileSync(join(resources, "scripts", "black-fungus-pitch.md"), "utf8");
const body = script.split("---\n").slice(2).join("");
const twoMegabytes = body.repeat(Math.ceil(2_000_000 / Buffer.byteLength(body)));
let lists: TermList[];
let words: string[];

beforeAll(async () => {
  ({ lists } = await readTermLists([join(resources, "terms")]));
  words = lists.flatMap(({ terms }) => terms.flatMap(({ text, variants }) => [text, ...variants]));
  console.log(`${words.length} terms and variants`);
});

/** What a check costs without an automaton: every place of every term and variant, as written, nothing folded. */
function plainLoop(text: string): number {
  let found = 0;
  for (const word of words)
    for (let place = text.indexOf(word); place >= 0; place = text.indexOf(word, place + word.length)) found++;
  return found;
}

const megabytes = (text: string, milliseconds: number) =>
  (Buffer.byteLength(text) / 1e6 / (milliseconds / 1000)).toFixed(1);

/** Both by turns, so that a busy machine is as hard on the one as on the other. */
async function sideBySide(what: string, text: string, times: number) {
  const matcher = createMatcher(lists);
  const [ours, plain]: [number[], number[]] = [[], []];
  let found = 0;
  for (let round = 0; round < times; round++) {
    ours.push(...(await measure(1, async () => matcher.find(text, "product"))));
    plain.push(
      ...(await measure(1, async () => {
        found = plainLoop(text);
      })),
    );
  }
  const sort = (times: number[]) => times.sort((one, other) => one - other);
  say(`${what}: one pass, folded`, sort(ours));
  say(`${what}: a plain loop over the terms (${found} found)`, sort(plain));
  console.log(
    `${"".padEnd(52)} ${megabytes(text, at(ours, 0.5))} MB/s against ${megabytes(text, at(plain, 0.5))} MB/s`,
  );
  ratio(plain, ours);
}

test("looking for the terms: 2 MB, and a script that ships", async () => {
  await sideBySide("2 MB", twoMegabytes, rounds);
  await sideBySide("a script that ships", script, rounds * 20);
});

test("building the matcher, and the whole check", async () => {
  say("building the checker", await measure(rounds, async () => createChecker(lists)));
  const checker = createChecker(lists);
  const options = { language: "zh-CN" as const, products: [] };
  const half = twoMegabytes.slice(0, 500_000);
  say(
    "script.check of a script that ships",
    await measure(rounds * 10, async () => checker.check(script, options)),
  );
  const taken = await measure(rounds, async () => checker.check(half, options));
  say("script.check of 500,000 characters", taken);
  const steps: number[] = [];
  const work = checker.checkInSteps(half, options);
  for (let step = { done: false } as { done?: boolean }; !step.done; ) {
    const begun = performance.now();
    step = work.next();
    steps.push(performance.now() - begun);
  }
  say("  its longest step holds others up for", [Math.max(...steps)]);
  expect(taken.length).toBe(rounds);
});
