import { describe, expect, test } from "vitest";
import { clipFrames, clipJob, leavingFrames } from "../../../main/overlays/draw/clip-job";
import { clockFrames, clockJob } from "../../../main/overlays/draw/clock-job";
import { canvasOf, stillsJob } from "../../../main/overlays/draw/still-job";
import { clockAt } from "../../../main/overlays/draw/stored-card";
import { jobArguments } from "../../../main/process/ffmpeg";

const motion = { inMilliseconds: 700, outMilliseconds: 240, pace: 1 };

describe("what ffmpeg is asked for", () => {
  test("stills: one reading of the fonts, an output a card, pictures numbered on", () => {
    const card = (name: string, count: number) => ({
      size: { width: 960, height: 320 },
      pictures: Array.from({ length: count }, (_none, index) => ({
        file: `${name}-${index}.png`,
        x: 1,
        y: 2,
      })),
      target: `${name}.png`,
    });
    const job = stillsJob({
      cards: [card("a", 1), card("b", 0), card("c", 2)],
      document: "all.ass",
      fonts: "fonts",
      restMilliseconds: 700,
    });
    expect(job.inputs.map(({ source }) => source).slice(1)).toEqual(["a-0.png", "c-0.png", "c-1.png"]);
    expect(job.filterGraph?.match(/ass=/g)).toHaveLength(1);
    expect(job.filterGraph).toContain("[2:v]format=rgba[picture2];[card2][picture2]overlay");
    expect(job.outputs.map(({ target, options }) => [target, options?.[1]])).toEqual([
      ["a.png", "[with1]"],
      ["b.png", "[card1]"],
      ["c.png", "[with3]"],
    ]);
    expect(
      canvasOf([
        { width: 10, height: 90 },
        { width: 40, height: 20 },
      ]),
    ).toEqual({ width: 40, height: 90 });
  });

  test("a clip and its way out come from one drawing; without one there is one output", () => {
    const parts = {
      size: { width: 960, height: 320 },
      motion,
      pictures: [],
      document: "card.ass",
      fonts: "fonts",
      target: "card.mov",
    };
    const both = jobArguments(clipJob({ ...parts, leaving: "out.mov" }, "mov"));
    expect(both.filter((one) => one.endsWith(".mov"))).toEqual(["card.mov", "out.mov"]);
    expect(both.filter((one) => one === "qtrle")).toHaveLength(2);
    expect(jobArguments(clipJob({ ...parts, leaving: null }, "mov"))).not.toContain("[out]");
    expect([clipFrames(motion), leavingFrames(motion)]).toEqual([24, 10]);
  });

  test("a clock's clip is a frame a second, put together from ten drawings", () => {
    const job = clockJob(
      {
        size: { width: 640, height: 200 },
        mode: "down",
        seconds: 300,
        edges: [260, 327.4, 394.8, 430.2, 497.6, 565],
        pictures: [],
        document: "card.ass",
        fonts: "fonts",
        restMilliseconds: 500,
        target: "card.mov",
      },
      "mov",
    );
    const options = job.outputs[0]?.options ?? [];
    expect(options[options.indexOf("-r") + 1]).toBe("1");
    expect(options[options.indexOf("-g") + 1]).toBe("1");
    expect(options[options.indexOf("-frames:v") + 1]).toBe(String(clockFrames(300)));
    expect(job.filterGraph?.match(/ass=/g)).toHaveLength(1);
    expect(job.filterGraph).toContain("crop=67:200:260:'200*floor((300-n)/600)'");
  });
});

describe("a clock that is shown", () => {
  const text = { x: 0, y: 0, w: 1, size: 1, colour: "#000000", align: "left", bold: true } as const;
  const stored = { mode: "down", lengthMilliseconds: 300_000, text, until: null } as const;
  test("ends a length after it is shown, or at its moment; one that counts up starts then", () => {
    expect(clockAt(stored, 1000)).toMatchObject({ at: 301_000 });
    expect(clockAt({ ...stored, until: 250_000 }, 1000)).toMatchObject({ at: 250_000 });
    expect(clockAt({ ...stored, mode: "up" }, 1000)).toMatchObject({ at: 1000 });
  });
});
