import { InvalidArgumentError } from "commander";
import { type Canvas, StudioError } from "../../../preload/contract";
import { hostPaths } from "../../hosts/paths";
import { parseCanvas } from "../canvas-option";
import type { AddCommand, CliContext } from "../command";
import type { RehearsedFilm } from "../work/rehearse-film";

interface RehearseOptions {
  out?: string;
  plan?: true;
  speed: number;
  canvas?: Canvas;
  force?: true;
  data?: string;
  json?: true;
}

const speeds = { least: 0.25, most: 60 };

function parseSpeed(text: string): number {
  const speed = Number(text.replace(/[x×]$/i, ""));
  if (speed >= speeds.least && speed <= speeds.most) return speed;
  throw new InvalidArgumentError(`${speeds.least}-${speeds.most}`);
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Says how far the film is, at every tenth of it. */
function progressLines({ io, text }: CliContext) {
  let said = 0;
  return (share: number, timesRealTime: number) => {
    const tenths = Math.floor(share * 10);
    if (tenths <= said || tenths >= 10) return;
    said = tenths;
    io.err(text("rehearseProgress", { percent: tenths * 10, times: round(timesRealTime) }));
  };
}

function asJson({ plan, canvas, faults, drawn }: RehearsedFilm) {
  const { show, title, orientation, seconds, plannedSeconds } = plan;
  const segments = plan.segments.map(({ id, title: name, start, seconds: length, ...rest }) => ({
    ...{ id, title: name, start, seconds: length },
    ...{ plannedSeconds: rest.plannedSeconds, readingSeconds: rest.readingSeconds },
    overSeconds: Math.max(0, length - rest.plannedSeconds),
    cues: rest.cues,
  }));
  const film = drawn && {
    file: drawn.file,
    seconds: drawn.seconds,
    milliseconds: Math.round(drawn.milliseconds),
    timesRealTime: round((drawn.seconds * 1000) / drawn.milliseconds),
  };
  return { show, title, orientation, canvas, seconds, plannedSeconds, segments, faults, film };
}

async function print({ plan, canvas, lines, faults, drawn }: RehearsedFilm, context: CliContext) {
  const { io, text, language } = context;
  const { clockText, comparedInWords, filmWords } = await import("../../film");
  if (drawn === null) {
    const head = { title: plan.title, id: plan.show, width: canvas.width, height: canvas.height };
    io.out(text("rehearseHead", { ...head, count: plan.segments.length }));
    for (const line of lines) io.out(line);
  } else {
    for (const segment of plan.segments) {
      if (segment.seconds <= segment.plannedSeconds) continue;
      const compared = comparedInWords(segment, filmWords(language)) ?? "";
      io.out(`${segment.title}${text("colon")}${compared}`);
    }
  }
  const times = { seconds: clockText(plan.seconds), planned: clockText(plan.plannedSeconds) };
  io.out(text("rehearseTotal", times));
  for (const fault of faults) io.err(`! ${fault}`);
  if (drawn === null) return;
  const taken = drawn.milliseconds / 1000;
  io.out(text("saved", { file: drawn.file }));
  const length = clockText(Math.round(drawn.seconds));
  io.out(text("rehearseTook", { length, taken: round(taken), times: round(drawn.seconds / taken) }));
}

/** `hongcun rehearse`: a show as a film or as a plan, without a studio. */
export const addRehearse: AddCommand = (program, context) => {
  const { io, text, language, bundle } = context;
  program
    .command("rehearse")
    .description(text("rehearse"))
    .argument("<show>", text("rehearseShow"))
    .option("--out <file>", text("rehearseOut"))
    .option("--plan", text("rehearsePlan"))
    .option("--speed <times>", text("rehearseSpeed"), parseSpeed, 1)
    .option("--canvas <WxH>", text("canvas"), parseCanvas)
    .option("--force", text("rehearseForce"))
    .option("--data <folder>", text("data"))
    .option("--json", text("json"))
    .action(async (show: string, options: RehearseOptions) => {
      const { out, speed, force } = options;
      if (out === undefined && !options.plan)
        throw new StudioError("hosts.usage", { params: { detail: "--out <file> / --plan" } });
      const film = options.plan || out === undefined ? undefined : { out, speed, replaces: force === true };
      const { rehearseFilm } = await import("../work/rehearse-film");
      const end = new AbortController();
      const off = io.onStop(() => end.abort());
      try {
        const made = await rehearseFilm({
          ...{ show, language, canvas: options.canvas, signal: end.signal },
          paths: hostPaths({ data: options.data ?? null, bundle }),
          ...(film === undefined ? {} : { film: { ...film, onProgress: progressLines(context) } }),
        });
        if (options.json) io.out(JSON.stringify(asJson(made)));
        else await print(made, context);
      } finally {
        off();
      }
    });
};
