import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { apply } from "mutative";
import WebSocket from "ws";
import { type PrompterState, positionAt, type StateMessage, type StudioState } from "../../preload/contract";
import { type SpokenScript, speakScript, spokenAt } from "../helpers/spoken-script";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { paragraphs, performance as pieces } from "./voice-script";

const artifacts = resolve(import.meta.dirname, "../../artifacts");
/** Seconds of silence before the first word: the prompter is started in them. */
const lead = 3.5;
/** Seconds after the end of the paragraph at which the reader presses the key that goes back. */
const keyAfter = 0.8;
/** Characters a minute that the prompter is set to: 4 a second, pauses counted in. */
const setPace = 240;

/** Chromium whose microphone plays a file, once, from when it is opened. */
function launch(wav: string): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.HONGCUN_CHROMIUM ?? "/usr/bin/chromium",
    env: { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" } as Record<string, string>,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-audio-capture=${wav}%noloop`,
    ],
  });
}

/** What every window shows by the studio's state, kept up to date as a window does. */
async function watch({ port, token }: StudioProcess) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/events`, ["hongcun.v1", `token.${token}`], {
    headers: { origin: `http://127.0.0.1:${port}` },
  });
  let state: StudioState | null = null;
  /** When speech began and ended for the windows, in epoch milliseconds. */
  const changes: { at: number; speaking: boolean }[] = [];
  socket.on("message", (bytes) => {
    const message = JSON.parse(String(bytes)) as StateMessage;
    const before: boolean = state?.prompter.voice.speaking ?? false;
    if (message.type === "snapshot") state = message.state;
    else if (state !== null) state = apply(state, message.patches as never) as StudioState;
    const speaking = state?.prompter.voice.speaking ?? false;
    if (speaking !== before) changes.push({ at: Date.now(), speaking });
  });
  await once(socket, "message");
  return {
    changes,
    prompter(): PrompterState {
      if (state === null) throw new Error("no snapshot came");
      return state.prompter;
    },
    close: () => socket.terminate(),
  };
}
type Watch = Awaited<ReturnType<typeof watch>>;

/** A script with four paragraphs on the prompter, its window open, this window listening, the text started. */
async function begin(browser: Browser, studio: StudioProcess): Promise<{ page: Page; foreign: string[] }> {
  const markdown = `---\ntitle: 听声音\nkind: heritage\nlang: zh-CN\n---\n\n${paragraphs.join("\n\n")}\n`;
  await studio.call("script.save", { id: "voice-test", markdown });
  await studio.call("settings.set", { welcomed: true, prompter: { charactersPerMinute: setPace } });
  await studio.call("prompter.load", { id: "voice-test" });
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1366, height: 768 } });
  const origin = `http://127.0.0.1:${studio.port}`;
  const foreign: string[] = [];
  context.on("request", (request) => {
    if (!/^(?:data|blob):/u.test(request.url()) && !request.url().startsWith(`${origin}/`))
      foreign.push(request.url());
  });
  const page = await context.newPage();
  await page.goto(`${origin}/prompter.html#token=${studio.token}`);
  await expect(page.locator("[data-current]")).toContainText("各位家人");
  await page.mouse.move(600, 300);
  await page.getByRole("button", { name: "跟着声音" }).click();
  await expect(page.getByText("只在这台电脑上听")).toBeVisible();
  await studio.until("it listens", ({ prompter }) => prompter.voice.status === "listening");
  await page.keyboard.press("KeyB");
  await expect(page.getByText("在听：你停我停")).toBeVisible();
  return { page, foreign };
}

/** Notes in the page, 20 times a second, which line is lit; gives what was noted. */
async function noteLines(page: Page): Promise<() => Promise<{ at: number; line: string }[]>> {
  type Notes = { voiceLines?: { at: number; line: string }[] };
  await page.evaluate(() => {
    const lines: { at: number; line: string }[] = [];
    (globalThis as Notes).voiceLines = lines;
    setInterval(() => {
      lines.push({ at: Date.now(), line: document.querySelector("[data-current]")?.textContent ?? "" });
    }, 50);
  });
  return () => page.evaluate(() => (globalThis as Notes).voiceLines ?? []);
}

interface Sample {
  /** Seconds of the sound. */
  at: number;
  truth: number;
  shown: number;
  pace: number;
}

const sleep = (milliseconds: number) =>
  new Promise((resume) => setTimeout(resume, Math.max(0, milliseconds)));

/** Listens along to the end: notes where the reader is and what is shown, and presses the key as a reader would. */
async function followAlong(page: Page, script: SpokenScript, studio: Watch) {
  await expect.poll(() => studio.changes[0]?.speaking, { timeout: 20_000, intervals: [20] }).toBe(true);
  const first = script.pieces[0]?.from ?? 0;
  // Speech is believed after three frames of 32 ms.
  const zero = (studio.changes[0]?.at ?? 0) - (first + 0.096) * 1000;
  const soundAt = (moment: number) => (moment - zero) / 1000;
  const repeated = script.pieces.findIndex(({ jump }) => jump);
  const again = script.pieces[repeated];
  const keyAt = (script.pieces[repeated - 1]?.until ?? 0) + keyAfter;
  const truthAt = (at: number) =>
    again && at > keyAt && at < again.from ? again.position : spokenAt(script, at);
  const lines = await noteLines(page);
  const key = sleep(zero + keyAt * 1000 - Date.now()).then(() => page.keyboard.press("PageUp"));
  const samples: Sample[] = [];
  for (let at = first; at < script.seconds - 0.5; at = soundAt(Date.now()) + 0.25) {
    await sleep(zero + at * 1000 - Date.now());
    const now = soundAt(Date.now());
    // What a key does takes a moment, and the truth itself jumps then.
    if (Math.abs(now - keyAt) < 0.3) continue;
    const { charactersPerMinute: pace, ...prompter } = studio.prompter();
    const shown = positionAt({ ...prompter, charactersPerMinute: pace }, Date.now());
    samples.push({ at: now, truth: truthAt(now), shown, pace });
  }
  await key;
  const lit = (await lines())
    .map(({ at, line }) => ({ line, at: soundAt(at), truth: truthAt(soundAt(at)) }))
    .filter(({ at }) => at < script.seconds - 0.5 && Math.abs(at - keyAt) > 0.3);
  return { samples, lit, holds: holdsOf(script, studio, zero), keyAt };
}
type Followed = Awaited<ReturnType<typeof followAlong>>;

/** Seconds from the end of speech until the windows held the text, for the long silences. */
function holdsOf(script: SpokenScript, studio: Watch, zero: number) {
  return script.pieces
    .filter(({ pause }) => pause >= 2)
    .map(({ until, pause }) => {
      const ended = zero + until * 1000;
      const heard = studio.changes.find(({ at, speaking }) => !speaking && at > ended - 100);
      return { pause, until, delay: ((heard?.at ?? Number.POSITIVE_INFINITY) - ended) / 1000 };
    });
}

/** How far the text moved in a long silence once it was held, in characters: while nobody speaks it stands still. */
function movedWhileHeld(
  { samples, keyAt }: Followed,
  { until, pause, delay }: Followed["holds"][number],
): number {
  const ends = keyAt > until && keyAt < until + pause ? keyAt : until + pause;
  const shown = samples
    .filter(({ at }) => at > until + delay + 0.2 && at < ends - 0.1)
    .map((sample) => sample.shown);
  return shown.length === 0 ? 0 : Math.max(...shown) - Math.min(...shown);
}

/** How far the reader is outside the lit line, in characters; 0 within it. */
function outsideLine(text: string, { line, truth }: Followed["lit"][number]): number {
  const offset = text.indexOf(line);
  return Math.max(0, offset - truth, truth - (offset + line.length));
}

function report(script: SpokenScript, { samples, lit, holds }: Followed, line: number) {
  const errors = samples.map(({ truth, shown }) => Math.abs(truth - shown)).sort((a, b) => a - b);
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const max = errors.at(-1) ?? 0;
  const p95 = errors[Math.floor(errors.length * 0.95)] ?? 0;
  const say = (characters: number) =>
    `${characters.toFixed(1)} characters (${(characters / line).toFixed(2)} lines)`;
  const turn = script.pieces.findIndex(({ speed }) => speed !== script.pieces[0]?.speed);
  const half = script.pieces[turn]?.from ?? 0;
  const pace = (which: typeof script.pieces) =>
    (60 * which.reduce((sum, { text }) => sum + text.length, 0)) /
    which.reduce((sum, { from, until }) => sum + until - from, 0);
  const learned = (from: number, to: number) =>
    mean(samples.filter(({ at }) => at > from && at < to).map((sample) => sample.pace));
  const waited = Math.max(...lit.slice(1).map(({ at }, index) => at - (lit[index]?.at ?? at)));
  const delays = holds.map(({ delay }) => delay);
  console.error(
    [
      `voice: ${script.seconds.toFixed(0)} s of speech and silence, a line holds ${line} characters, ${samples.length} samples`,
      `  off by ${say(mean(errors))} on average, p95 ${say(p95)}, at most ${say(max)}`,
      `  pace while speaking: true ${pace(script.pieces.slice(0, turn)).toFixed(0)} then ${pace(script.pieces.slice(turn)).toFixed(0)} a minute, learned ${learned(half - 12, half).toFixed(0)} then ${learned(script.seconds - 12, script.seconds).toFixed(0)}, set ${setPace} with pauses`,
      `  it holds ${mean(delays).toFixed(2)} s after the reader stops on average, ${Math.max(...delays).toFixed(2)} s at most; the computer kept the page waiting ${waited.toFixed(2)} s at most`,
    ].join("\n"),
  );
  return { max };
}

test("the reading line follows a reader's voice: pauses, a paragraph read twice, two paces", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hongcun voice's "));
  const script = speakScript(pieces, lead);
  const wav = join(folder, "microphone.wav");
  writeFileSync(wav, script.wav);
  const studio = await startStudio({ folder });
  const browser = await launch(wav);
  const state = await watch(studio);
  try {
    const { page, foreign } = await begin(browser, studio);
    const followed = await followAlong(page, script, state);
    mkdirSync(artifacts, { recursive: true });
    await page.screenshot({ path: join(artifacts, "voice.png") });
    writeFileSync(join(artifacts, "voice.json"), JSON.stringify({ ...followed, changes: state.changes }));
    const text = paragraphs.join("");
    const line = Math.max(...followed.lit.map((lit) => lit.line.length));
    const { max } = report(script, followed, line);
    expect(max).toBeLessThan(line);
    for (const lit of followed.lit) expect(outsideLine(text, lit), `lit at ${lit.at} s`).toBeLessThan(line);
    for (const hold of followed.holds) {
      expect(hold.delay, `held within the pause after ${hold.until} s`).toBeLessThan(hold.pause);
      expect(movedWhileHeld(followed, hold), `stood still after ${hold.until} s`).toBeLessThan(0.1);
    }
    expect(foreign).toEqual([]);
    await page.getByRole("button", { name: "跟着声音" }).click();
    await studio.until(
      "nobody listens",
      ({ prompter }) => prompter.mode === "steady" && prompter.voice.status === "off",
    );
  } finally {
    state.close();
    await browser.close();
    await studio.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
