import { describe, expect, test } from "vitest";
import { CameraWatch } from "../../../main/watch/camera-alarm";

/** Shows a watch one camera every two seconds, and gives the codes it said each time. */
class Eye {
  readonly #watch = new CameraWatch();
  #at = 1_000_000;

  see(looks: number, brightness: number, change: number, scene = "主播"): string[][] {
    return Array.from({ length: looks }, () => {
      this.#at += 2000;
      const camera = { name: "主播摄像头", brightness, change };
      return this.#watch.see([camera], { at: this.#at, scene }).map(({ code }) => code);
    });
  }

  without(looks: number, scene = "商品"): string[][] {
    return Array.from({ length: looks }, () => {
      this.#at += 2000;
      return this.#watch.see([], { at: this.#at, scene }).map(({ code }) => code);
    });
  }
}

const never = (said: readonly string[][]) => expect(said.flat()).toEqual([]);
const last = (said: readonly string[][]) => said.at(-1);

describe("a black camera", () => {
  test("is told after three seconds, and gone with the first light", () => {
    const eye = new Eye();
    never(eye.see(5, 110, 3));
    expect(eye.see(3, 4, 0.2)).toEqual([[], [], ["watch.camera-black"]]);
    expect(last(eye.see(3, 0, 0))).toEqual(["watch.camera-black"]);
    expect(eye.see(1, 90, 40)).toEqual([[]]);
  });

  test("does not flicker at the edge of darkness", () => {
    const eye = new Eye();
    eye.see(5, 5, 0.2);
    expect(eye.see(3, 12, 0.2).flat()).toEqual(Array(3).fill("watch.camera-black"));
  });

  test("is no yard in the evening, and no blink", () => {
    never(new Eye().see(60, 13, 0.4));
    const eye = new Eye();
    never(eye.see(5, 90, 3));
    for (let round = 0; round < 5; round++) never([...eye.see(1, 2, 80), ...eye.see(2, 90, 80)]);
  });

  test("is told only once it had time to open after a take", () => {
    const eye = new Eye();
    never(eye.see(5, 90, 3, "主播"));
    never(eye.see(3, 0, 0, "双机"));
    expect(last(eye.see(2, 0, 0, "双机"))).toEqual(["watch.camera-black"]);
  });
});

describe("a frozen camera", () => {
  test("is told after four seconds without the least change, and gone when it moves", () => {
    const eye = new Eye();
    never(eye.see(5, 110, 3));
    expect(eye.see(3, 110, 0)).toEqual([[], [], ["watch.camera-frozen"]]);
    expect(last(eye.see(20, 110, 0))).toEqual(["watch.camera-frozen"]);
    expect(eye.see(1, 110, 2)).toEqual([[]]);
  });

  test("is no table that nobody touches: a camera's noise changes every picture", () => {
    never(new Eye().see(100, 110, 0.06));
    never(new Eye().see(100, 20, 0.02));
  });

  test("is no picture that never moved: a slide or a test card in a camera's place", () => {
    never(new Eye().see(100, 110, 0));
  });

  test("is not told of one that is black as well", () => {
    const eye = new Eye();
    eye.see(5, 110, 3);
    expect(last(eye.see(10, 0, 0))).toEqual(["watch.camera-black"]);
  });

  test("is no longer told when its scene leaves, and again some seconds after it returns", () => {
    const eye = new Eye();
    eye.see(5, 110, 3, "主播");
    expect(last(eye.see(4, 110, 0, "主播"))).toEqual(["watch.camera-frozen"]);
    never(eye.without(3));
    never(eye.see(3, 110, 0, "主播"));
    expect(last(eye.see(3, 110, 0, "主播"))).toEqual(["watch.camera-frozen"]);
  });
});

test("each camera has an alarm of its own", () => {
  const watch = new CameraWatch();
  const both = [
    { name: "主播摄像头", brightness: 100, change: 2 },
    { name: "俯拍摄像头", brightness: 0, change: 0 },
  ];
  let said: ReturnType<CameraWatch["see"]> = [];
  for (let at = 0; at < 20_000; at += 2000) said = watch.see(both, { at, scene: "双机" });
  expect(said).toEqual([{ camera: "俯拍摄像头", code: "watch.camera-black" }]);
});
