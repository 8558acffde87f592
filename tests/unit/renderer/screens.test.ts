import { describe, expect, test } from "vitest";
import { initialState } from "../../../main/core";
import type { StudioState } from "../../../preload/contract";
import { outputsLamp } from "../../../renderer/app/shell/lamp-states";
import { isStale } from "../../../renderer/app/shell/offline";
import { widthInEms } from "../../../renderer/components/scene-thumb";
import { helpFor } from "../../../renderer/features/on-air/engine-help";
import { pictureShape } from "../../../renderer/features/on-air/programme-view";
import { cueOfLine } from "../../../renderer/features/scripts/cue-line";
import { previewPieces } from "../../../renderer/features/scripts/markdown";

describe("script preview", () => {
  test("comments are left out, and lines keep their numbers", () => {
    const text =
      "# 题\n\n<!-- 编者：\n核对 -->\n念这句<!-- 不念 -->。\n\n::pause{seconds=3}\n<!-- 没有关上\n也不念";
    expect(previewPieces(text)).toEqual([
      { kind: "heading", text: "题", line: 1, level: 1 },
      { kind: "paragraph", text: "念这句。", line: 5 },
      { kind: "cue", text: "::pause{seconds=3}", line: 7 },
    ]);
  });

  test("a cue line is understood, and one that is written wrong is not", () => {
    expect(cueOfLine("::scene{id=village-story/host}")).toMatchObject({
      kind: "scene",
      scene: "village-story/host",
    });
    expect(cueOfLine('::overlay{id=lower-third name="李 大姐" role=主播}')).toMatchObject({
      kind: "overlay",
      template: "lower-third",
      fields: { name: "李 大姐", role: "主播" },
    });
    expect(cueOfLine("::pause{seconds=2.5}")).toMatchObject({ kind: "pause", seconds: 2.5 });
    expect(cueOfLine("::product{id=a}")).toMatchObject({ kind: "product", product: "a" });
    for (const wrong of ["::scene{}", "::dance{id=a}", "::pause{seconds=x}", "::scene id=a", "::scene{id=a"])
      expect(cueOfLine(wrong), wrong).toBeNull();
  });
});

describe("what the programme shows", () => {
  const canvas = { width: 720, height: 1280 };
  const stage = { canvas: { width: 1280, height: 720 } } as StudioState["stage"];
  const engine = (part: Partial<StudioState["engine"]>) =>
    ({ kind: "obs", status: "connected", canvas, ...part }) as StudioState["engine"];

  test("its frame takes the shape of the picture there is", () => {
    expect(pictureShape({ engine: engine({}), stage })).toBeCloseTo(9 / 16);
    expect(pictureShape({ engine: engine({ kind: "stage" }), stage })).toBeCloseTo(16 / 9);
    expect(pictureShape({ engine: engine({ canvas: null }), stage })).toBeNull();
    expect(pictureShape({ engine: engine({ status: "disconnected" }), stage })).toBeNull();
  });

  test("an OBS that went away is told from one that is looked for", () => {
    expect(helpFor({ status: "reconnecting", serverOff: true })).toBe("lost");
    expect(helpFor({ status: "searching", serverOff: false })).toBe("waiting");
    expect(helpFor({ status: "disconnected", serverOff: true })).toBe("serverOff");
    expect(helpFor({ status: "refused", serverOff: false })).toBe("refused");
    expect(helpFor({ status: "disconnected", serverOff: false })).toBe("none");
  });

  test("one platform is not called all", () => {
    const idle = initialState();
    const lamp = (statuses: string[]) =>
      outputsLamp({
        ...idle,
        live: { ...idle.live, status: "on-air" },
        destinations: statuses.map((status) => ({ kind: "rtmp", status })) as StudioState["destinations"],
      }).text;
    expect(lamp(["publishing"])).toBe("outputsOne");
    expect(lamp(["publishing", "off"])).toBe("outputsOne");
    expect(lamp(["publishing", "publishing"])).toBe("outputsAll");
    expect(lamp(["publishing", "retrying"])).toBe("outputsSome");
    expect(lamp(["refused"])).toBe("outputsFailed");
  });
});

test("a Chinese character is wider than a Latin one", () => {
  expect(widthInEms("竹元村")).toBe(3);
  expect(widthInEms("é1")).toBeCloseTo(1.2);
});

test("a page whose key is from an earlier start is told from one whose studio is silent", () => {
  const answer = (code: string) => ({ ok: false as const, error: { code, message: "", hint: "" } });
  expect(isStale(answer("hosts.unauthorised") as never)).toBe(true);
  expect(isStale(answer("hosts.too-many-attempts") as never)).toBe(true);
  expect(isStale(answer("storage.corrupt") as never)).toBe(false);
  expect(isStale({ ok: true, value: {} })).toBe(false);
});
