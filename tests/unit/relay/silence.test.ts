import { expect, test } from "vitest";
import type { Connection } from "../../../main/relay/publisher/connection";
import { createSilenceJudge } from "../../../main/relay/publisher/silence";

const line = (silent: number, unsent: number) =>
  ({ silentFor: () => Math.max(silent, unsent), unsentFor: () => unsent }) as Connection;

test("a line that takes nothing is stalled after three seconds and made anew after ten", () => {
  const { judge } = createSilenceJudge();
  expect(judge(null, 0)).toEqual({ verdict: "flowing", ms: 0 });
  expect(judge(line(2_900, 0), 5_000).verdict).toBe("flowing");
  expect(judge(line(3_000, 0), 5_000).verdict).toBe("stalled");
  expect(judge(line(0, 9_900), 5_000).verdict).toBe("stalled");
  expect(judge(line(10_000, 0), 20_000)).toEqual({ verdict: "reset", ms: 10_000 });
});

test("acknowledgements that told wrong twice in a row are not believed any more", () => {
  const { judge } = createSilenceJudge();
  for (const verdict of ["reset", "reset", "flowing", "flowing"])
    expect(judge(line(12_000, 0), 20_000).verdict).toBe(verdict);
  expect(judge(line(12_000, 11_000), 20_000).verdict).toBe("reset");
});

test("one reset of a stream that had gone well for minutes is no reason to doubt", () => {
  const { judge } = createSilenceJudge();
  for (let day = 0; day < 10; day++) expect(judge(line(12_000, 0), 600_000).verdict).toBe("reset");
});
