import { test } from "vitest";
import { drawDemoFilm } from "./demo-film";

// `npx vitest run --config tests/bench/vitest.config.ts film`: figures are printed, nothing is asserted.
// HONGCUN_BENCH_SPEED=1 draws the show at its own pace, which takes minutes.

test("the demo show as a film, upright", () => drawDemoFilm({ width: 720, height: 1280 }), 1_800_000);
