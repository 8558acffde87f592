import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { captionLines, captionText } from "../../../main/prompter/captions";
import { learnedFrom, weightedMedian } from "../../../main/prompter/learned-pace";
import { parseReading, type ReadingLine, textAfter, textChange } from "../../../main/prompter/reading-lines";
import { subtitles, toSrt } from "../../../main/prompter/subtitles";
import { until } from "../../helpers/until";
import { type Part, pause, spoken } from "./made-text";
import { prompterStudio, settle } from "./studio";

const opening = "大家好，欢迎来到竹园村。";
const dumplings = "今天我们包饺子，香菜馅的，核桃馅的，还有腊肉馅的，一样都不少。";
const farewell = "明天见！";
const story: Part[] = [opening, dumplings, pause(10), farewell];

/** A studio that records into a file of its own; `begin` and `end` are what the recording service tells. */
function recorded(parts: Record<string, readonly Part[]> = { one: story }, folder?: string) {
  const studio = prompterStudio(parts, folder === undefined ? {} : { folder });
  mkdirSync(studio.folder, { recursive: true });
  const file = join(studio.folder, "rec-20261128-150000.mkv");
  const setRecording = async (status: "recording" | "idle") => {
    studio.store.update(({ recording }) => {
      const startedAt = status === "recording" ? studio.clock.now() : null;
      const entry = { id: "rec-1", file, name: "", bytes: 0, startedAt: 0, seconds: null };
      Object.assign(recording, { status, startedAt, file });
      const now = { missing: false, isFinished: false, canRepair: false };
      recording.recordings = [{ ...entry, ...now, kind: "show", showId: null }];
    });
    await settle();
  };
  const srt = join(studio.folder, "rec-20261128-150000.srt");
  return {
    ...studio,
    file,
    log: `${file}.reading.jsonl`,
    srt,
    begin: () => setRecording("recording"),
    end: () => setRecording("idle"),
    subtitles: async () => {
      const made = await studio.handlers["prompter.subtitles"]({ recording: "rec-1" });
      return { name: made.name, text: Buffer.from(made.base64, "base64").toString("utf8") };
    },
  };
}

const times = (srt: string) =>
  [...srt.matchAll(/(\d\d):(\d\d):(\d\d),(\d{3}) --> (\d\d):(\d\d):(\d\d),(\d{3})/g)].map((match) => {
    const [h = 0, m = 0, s = 0, ms = 0, eh = 0, em = 0, es = 0, ems = 0] = match.slice(1).map(Number);
    return { start: ((h * 60 + m) * 60 + s) * 1000 + ms, end: ((eh * 60 + em) * 60 + es) * 1000 + ems };
  });

test("what is read while a recording runs becomes subtitles that fit it, with a gap at a pause", async () => {
  const { handlers, clock, begin, end, srt, subtitles: made, start } = recorded();
  await start();
  await handlers["prompter.load"]({ id: "one" });
  await begin();
  clock.advance(5000);
  await handlers["prompter.play"]({ countdown: false });
  clock.advance(60_000);
  await end();
  await until("the subtitles", () => existsSync(srt));
  const text = readFileSync(srt, "utf8");
  expect(await made()).toEqual({ name: "rec-20261128-150000.srt", text });
  expect(text.split("\r\n").slice(0, 3)).toEqual(["1", "00:00:05,000 --> 00:00:08,000", opening]);
  expect(text.replace(/\d+\r\n[\d:, >-]+\r\n|\r\n/g, "")).toBe(opening + dumplings + farewell);
  const shown = times(text);
  const [last, before] = [shown.at(-1), shown.at(-2)];
  expect((last?.start ?? 0) - (before?.end ?? 0)).toBe(10_000);
  expect(last).toEqual({
    start: 5000 + (43 * 60_000) / 240 + 10_000,
    end: 5000 + (47 * 60_000) / 240 + 10_000,
  });
});

test("a part skipped is left out, one read again comes again, and an edit is followed", async () => {
  const { handlers, clock, begin, end, edit, srt, start } = recorded({ one: [opening, dumplings, farewell] });
  await start();
  await begin();
  await handlers["prompter.load"]({ id: "one" });
  await handlers["prompter.play"]({ countdown: false });
  clock.advance(3000);
  await handlers["prompter.seek"]({ position: 43 });
  clock.advance(1000);
  await handlers["prompter.seek"]({ position: 0 });
  await handlers["prompter.play"]({ countdown: false });
  clock.advance(1000);
  await edit("one", [opening, farewell]);
  clock.advance(60_000);
  await end();
  await until("the subtitles", () => existsSync(srt));
  const text = readFileSync(srt, "utf8").replace(/\d+\r\n[\d:, >-]+\r\n|\r\n/g, "");
  expect(text).toBe(`${opening}${farewell}大家好，欢迎来到竹园村。${farewell}`);
});

test("a crash leaves what was read so far; a broken last line is passed over; without reading there is none", async () => {
  const { handlers, clock, begin, log, subtitles: made, start } = recorded();
  await start();
  await begin();
  await until("the log", () => existsSync(log));
  await expect(made()).rejects.toMatchObject({ code: "prompter.nothing-read" });
  await expect(handlers["prompter.subtitles"]({ recording: "rec-2" })).rejects.toMatchObject({
    code: "prompter.no-recording",
  });
  await handlers["prompter.load"]({ id: "one" });
  await handlers["prompter.play"]({ countdown: false });
  clock.advance(10_000);
  await until("a sign of life", () => readFileSync(log, "utf8").trim().split("\n").length > 4);
  appendFileSync(log, '{"kind":"at","t":99');
  const shown = times((await made()).text);
  expect(shown.at(-1)?.end).toBeGreaterThanOrEqual(9900);
  expect(shown.at(-1)?.end).toBeLessThanOrEqual(10_000);
});

test("where the log cannot be written it is said so, and nothing else stops", async () => {
  const { handlers, begin, end, log, problems, state, start } = recorded();
  mkdirSync(log);
  await start();
  await handlers["prompter.load"]({ id: "one" });
  await begin();
  await until("the problem", () => problems().includes("prompter.reading-not-logged"));
  await handlers["prompter.play"]({ countdown: false });
  await end();
  expect(state().playing).toBe(true);
});

describe("the reader's own pace", () => {
  const long: Part[] = [spoken(4000)];

  test("is learned from what was read for a minute with the pace set by hand, and shown from the second time on", async () => {
    const { handlers, clock, begin, end, state, paths, start, folder } = recorded({ one: long });
    await start();
    await handlers["prompter.load"]({ id: "one" });
    const readFor = async (seconds: number, charactersPerMinute: number) => {
      await begin();
      await handlers["prompter.rate"]({ charactersPerMinute });
      await handlers["prompter.play"]({ countdown: false });
      for (let second = 0; second < seconds; second++) clock.advance(1000);
      // A slip of the hand, and a jump: neither is a pace.
      await handlers["prompter.rate"]({ charactersPerMinute: 1500 });
      clock.advance(4000);
      await handlers["prompter.seek"]({ position: 10 });
      await handlers["prompter.pause"]({});
      clock.advance(90_000);
      await end();
    };
    const kept = () => {
      const file = join(paths.data, "reading-pace.json");
      return existsSync(file)
        ? (
            JSON.parse(readFileSync(file, "utf8")) as {
              samples: { "zh-CN": { charactersPerMinute: number }[] };
            }
          ).samples["zh-CN"]
        : [];
    };
    await readFor(40, 260);
    await readFor(90, 260);
    await until("the first sample", () => kept().length === 1);
    expect(kept()[0]?.charactersPerMinute).toBeCloseTo(260, 0);
    expect(state().learnedPace).toEqual({ "zh-CN": null, en: null });
    await readFor(70, 280);
    await until("the second sample", () => kept().length === 2);
    await until("the pace", () => state().learnedPace["zh-CN"] === 270);
    const again = prompterStudio({}, { folder });
    await again.start();
    expect(again.state().learnedPace).toEqual({ "zh-CN": 270, en: null });
  });

  test("is learned by ear, breaths counted in, stops and repeats left out", async () => {
    const { handlers, clock, begin, end, srt, paths, start, state } = recorded({
      one: [dumplings.repeat(20)],
    });
    await start();
    await handlers["prompter.load"]({ id: "one" });
    await handlers["prompter.mode"]({ mode: "voice" });
    await begin();
    await handlers["prompter.play"]({ countdown: false });
    let place = 0;
    const hear = async (speaking: boolean, milliseconds: number) => {
      for (let past = 0; past < milliseconds; past += 250) {
        const told = { position: place, limit: place + 6, charactersPerMinute: 300 };
        await handlers["prompter.voice"]({ status: "listening", speaking, ...told });
        clock.advance(250);
        // A little off, as an ear is.
        if (speaking) place += past % 500 === 0 ? 1.4 : 1.1;
      }
    };
    for (let sentence = 0; sentence < 30; sentence++) {
      await hear(true, 3000);
      await hear(false, 1000);
      if (sentence === 10) await hear(false, 60_000);
      if (sentence === 20) place -= 60;
    }
    await end();
    await until("the subtitles", () => existsSync(srt));
    // 15 characters in three seconds of speech and one of breath.
    const file = join(paths.data, "reading-pace.json");
    await until("the sample", () => existsSync(file));
    const [sample] = JSON.parse(readFileSync(file, "utf8")).samples["zh-CN"];
    expect(Math.abs(sample.charactersPerMinute - 225)).toBeLessThan(15);
    expect(sample.seconds).toBeGreaterThan(100);
    expect(sample.seconds).toBeLessThan(125);
    const read = readFileSync(srt, "utf8").replace(/\d+\r\n[\d:, >-]+\r\n|\r\n/g, "");
    expect([...read].length).toBeGreaterThan(30 * 15 - 30);
    expect([...read].length).toBeLessThan(30 * 15 + 30);
    expect(state().position).toBeLessThan(400);
  });

  test("is not learned from the pace of the settings, which would only confirm itself", async () => {
    const { handlers, clock, begin, end, srt, paths, start } = recorded({ one: long });
    await start();
    await handlers["prompter.load"]({ id: "one" });
    await begin();
    await handlers["prompter.play"]({ countdown: false });
    clock.advance(120_000);
    await end();
    await until("the subtitles", () => existsSync(srt));
    expect(existsSync(join(paths.data, "reading-pace.json"))).toBe(false);
  });

  test("comes of the last five of enough samples; half the time lies on either side of a median", () => {
    const sample = (charactersPerMinute: number, seconds = 60) => ({ at: 0, seconds, charactersPerMinute });
    expect(learnedFrom([])).toBeNull();
    expect(learnedFrom([sample(250)])).toBeNull();
    expect(learnedFrom([sample(250, 180)])).toBe(250);
    expect(learnedFrom([900, 900, 240, 250, 260, 270, 280].map((pace) => sample(pace)))).toBe(260);
    const paces = [
      { value: 1500, weight: 4 },
      { value: 250, weight: 60 },
      { value: 40, weight: 20 },
    ];
    expect(weightedMedian(paces)).toBe(250);
    expect(weightedMedian([])).toBeNull();
  });

  test("a rehearsal that is not recorded teaches it too", async () => {
    const { handlers, clock, store, state, start } = prompterStudio({ one: long });
    await start();
    await handlers["prompter.load"]({ id: "one" });
    await handlers["prompter.rate"]({ charactersPerMinute: 200 });
    const rehearse = async (active: boolean) => {
      store.update((draft) => {
        draft.rehearsal = { active, startedAt: active ? clock.now() : null };
      });
      await settle();
    };
    await rehearse(true);
    await handlers["prompter.play"]({ countdown: false });
    clock.advance(200_000);
    await rehearse(false);
    await until("the pace", () => state().learnedPace["zh-CN"] === 200);
  });
});

describe("captions", () => {
  test("keep their length, break no word, and begin no line with a mark that closes", () => {
    const any = fc.string({
      unit: fc.constantFrom(..."村里包饺子，。！？、；：”）abcdefg 12.5%kg"),
      maxLength: 300,
    });
    fc.assert(
      fc.property(any, fc.constantFrom("zh-CN" as const, "en" as const), (text, lang) => {
        const most = lang === "en" ? 42 : 18;
        const captioned = captionText(text, lang);
        let end = 0;
        for (const caption of captioned.captions) {
          const lines = captionLines(
            captioned.characters.slice(caption.start, caption.end).join("").trim(),
            lang,
          );
          expect(lines.length).toBeLessThanOrEqual(2);
          for (const line of lines) expect([...line].length).toBeLessThanOrEqual(most);
          expect(caption.from).toBe(end);
          end = caption.to;
        }
        expect(end).toBe([...text].filter((character) => !/\s/u.test(character)).length);
      }),
    );
    expect(captionLines("每斤38.8元，一共只有1200多份，卖完就没有了。", "zh-CN")).toEqual([
      "每斤38.8元，一共只有1200多",
      "份，卖完就没有了。",
    ]);
    expect(captionLines("One word is never broken, whatever its length is.", "en")).toEqual([
      "One word is never broken, whatever its",
      "length is.",
    ]);
  });
});

test("whatever is read in whatever order: times rise, nothing overlaps, and every line is of the text", () => {
  const anchors = fc.array(
    fc.record({
      wait: fc.integer({ min: 0, max: 20_000 }),
      position: fc.double({ min: 0, max: 60, noNaN: true }),
      pace: fc.constantFrom(0, 60, 240, 1500),
      jump: fc.boolean(),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(anchors, (list) => {
      const lines: ReadingLine[] = [
        { kind: "text", t: 0, script: "one", lang: "zh-CN", text: `${opening}\n${dumplings}\n${farewell}` },
      ];
      let t = 0;
      for (const { wait, jump, ...anchor } of list) {
        t += wait;
        lines.push({ kind: "at", t, to: 47, steer: "hand", ...anchor, ...(jump ? { jump } : {}) });
      }
      lines.push({ kind: "end", t: t + 1000 });
      const shown = subtitles(lines);
      let last = 0;
      for (const { start, end, lines: text } of shown) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect((opening + dumplings + farewell).includes(text.join(""))).toBe(true);
        last = end;
      }
      expect(times(toSrt(shown))).toHaveLength(shown.length);
    }),
    { numRuns: 300 },
  );
});

test("an edit is logged as what changed, and any bytes in a log are read without a throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (before, after) => {
      expect(textAfter(before, { kind: "edit", t: 0, ...textChange(before, after) })).toBe(after);
      expect(subtitles(parseReading(`${before}\n{"kind":"end"}\n${after}`))).toEqual([]);
    }),
  );
});
