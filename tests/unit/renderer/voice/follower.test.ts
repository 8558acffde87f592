import { afterAll, expect, test } from "vitest";
import { type Change, changed, recorded } from "./heard";
import { errorsOf, follow, lineCharacters, type Manner, perform, randomOf, spoken } from "./reader";

const figures: string[] = [];
afterAll(() => console.error(`voice follower, errors in lines of ${lineCharacters}:\n${figures.join("\n")}`));

function note(name: string, { mean, p95, max }: ReturnType<typeof errorsOf>) {
  figures.push(`  ${name.padEnd(44)} mean ${mean.toFixed(3)}  p95 ${p95.toFixed(3)}  max ${max.toFixed(2)}`);
}

const recordedText = spoken(recorded.paragraphs);

test.each<[string, number, Omit<Change, "seed">]>([
  ["as it was heard", 0.5, {}],
  ["40 % slower", 0.7, { pace: 0.6 }],
  ["40 % quicker", 0.7, { pace: 1.4 }],
  ["pauses half as long or half again", 0.6, { pauses: 0.5 }],
  ["every fourth short pause missing", 1, { missing: 0.25 }],
  ["a breath within every fifth clause", 1, { breaths: 0.2 }],
  ["ends misheard by 0.1 s, noises in silences", 1, { noise: 0.1 }],
])("the recorded reader, %s: within a line throughout", (name, bound, change) => {
  // Without chance in it, one reader is like the next.
  const seeds = "pace" in change || name === "as it was heard" ? [1] : [1, 2];
  const steps = seeds.flatMap((seed) => follow(recordedText, changed({ seed, ...change }), 240).steps);
  const errors = errorsOf(steps);
  note(name, errors);
  expect(errors.max).toBeLessThan(bound);
});

const long = [
  "各位家人，四川雅安的石棉县，有个河边的小镇，叫安顺场。镇子不大，门前就是大渡河。",
  "这个地方，从前叫紫打地。1863年，太平天国的翼王石达开带兵走到这里，正碰上河水暴涨，几次抢渡都没有过去，全军就在这里失败了。",
  "过了七十二年，又有一支队伍走到这个渡口。同样是五月，同样是大水，前头有河拦着，后头有兵追着。",
  "先头部队到了河边，只找到一条小船。船工说，水太急了，一次只能过十几个人。十七位战士上了船，对岸的枪一直在响。",
  "今天的安顺场，一斤黄果柑卖6.8元，12斤一箱包邮。喜欢的家人，点一点下面的链接。",
];
const longText = spoken(long);
const manner = { jitter: 0.25, swallowed: 0.1, breaths: 0.002, hearing: 0.05 } satisfies Partial<Manner>;

test.each<[string, number, Omit<Manner, "seed" | keyof typeof manner> & Partial<Manner>]>([
  ["a quick reader, the pace set too slow", 1, { pace: () => 6.4 }],
  ["a slow reader, the pace set too quick", 1, { pace: () => 2.9 }],
  ["a reader who turns from slow to quick", 1, { pace: (share) => (share < 0.5 ? 3.6 : 5.8) }],
  ["two paragraphs twice, with the key", 1, { pace: () => 4.6, repeats: [1, 3] }],
])("%s: within a line throughout", (name, bound, how) => {
  const { steps } = follow(longText, perform(long, { ...manner, seed: 1, ...how }), 240);
  const errors = errorsOf(steps);
  note(name, errors);
  expect(errors.max).toBeLessThan(bound);
});

test("after words to somebody the place is found again within a few clauses", () => {
  const done = perform(long, {
    ...manner,
    seed: 5,
    pace: () => 4.4,
    asides: [{ beforeParagraph: 2, seconds: 10 }],
  });
  const { steps } = follow(longText, done, 240);
  const ahead = Math.max(...steps.map(({ truth, shown }) => shown - truth)) / lineCharacters;
  const last = errorsOf(steps.slice(-40));
  figures.push(
    `  ten seconds off the script: ${ahead.toFixed(2)} lines ahead at most; at the end ${last.max.toFixed(2)}`,
  );
  expect(ahead).toBeLessThan(4);
  expect(last.max).toBeLessThan(1);
});

test("speech without a pause takes the text into the next sentence and no further", () => {
  const { steps } = follow(
    longText,
    { speech: [{ from: 1, until: 60 }], jumps: [], truth: [{ at: 0, position: 0 }], seconds: 50 },
    240,
  );
  const second = (long[0] ?? "").length;
  expect(Math.max(...steps.map(({ shown }) => shown))).toBeLessThanOrEqual(second + 3);
  expect(steps.at(-1)?.shown).toBeGreaterThan((long[0] ?? "").indexOf("。"));
});

test("while nobody speaks nothing moves, and a jump is taken at its word", () => {
  const done = changed({ seed: 1 });
  const { follower } = follow(recordedText, { ...done, seconds: 20 }, 240);
  follower.speechEnded(20);
  const before = follower.reading(100).position;
  expect(follower.reading(900).position).toBe(before);
  const pace = follower.reading(900).charactersPerMinute;
  follower.jumpedTo(33, 901);
  expect(follower.reading(902).position).toBe(33);
  expect(follower.reading(902).charactersPerMinute).toBeCloseTo(pace, 5);
});

test("whatever is heard, places stay within the text and limits never lie behind them", () => {
  const random = randomOf(99);
  for (let round = 0; round < 8; round++) {
    const speech: { from: number; until: number }[] = [];
    for (let at = random(); at < 20; ) {
      const until = at + 0.05 + random() ** 3 * 12;
      speech.push({ from: at, until });
      at = until + 0.05 + random() ** 3 * 6;
    }
    const jumps = [{ at: random() * 20, position: random() * 400 - 50 }];
    const truth = [{ at: 0, position: 0 }];
    const texts = [longText, recordedText, spoken([]), spoken(["。"]), spoken(["好"])];
    const text = texts[round % texts.length] ?? longText;
    for (const { shown, limit } of follow(text, { speech, jumps, truth, seconds: 22 }, 240).steps) {
      expect(shown).toBeGreaterThanOrEqual(0);
      expect(shown).toBeLessThanOrEqual(text.length);
      expect(limit).toBeGreaterThanOrEqual(shown);
    }
  }
});
