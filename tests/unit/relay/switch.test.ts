import fc from "fast-check";
import { expect, test } from "vitest";
import { beginning, follow, type Happening } from "../../../main/relay/programme/switch";

const after = (...happenings: Happening[]) => {
  const { show, reason } = happenings.reduce(follow, beginning);
  return reason === null ? show : `${show}: ${reason}`;
};

test.each<[string, Happening[]]>([
  ["nothing", []],
  ["nothing", ["closed"]],
  ["nothing", ["flows", "frozen", "closed"]],
  ["live", ["keyframe"]],
  ["live", ["keyframe", "flows"]],
  ["slate: source-gone", ["keyframe", "closed"]],
  ["live", ["keyframe", "closed", "keyframe"]],
  ["slate: source-frozen", ["keyframe", "frozen"]],
  ["slate: source-gone", ["keyframe", "frozen", "closed"]],
  ["live", ["keyframe", "frozen", "keyframe"]],
  ["slate: asked", ["keyframe", "asked"]],
  ["slate: asked", ["keyframe", "asked", "keyframe"]],
  ["slate: asked", ["keyframe", "asked", "closed", "keyframe"]],
  ["slate: asked", ["keyframe", "asked", "released"]],
  ["live", ["keyframe", "asked", "released", "keyframe"]],
  ["slate: source-gone", ["keyframe", "asked", "closed", "released"]],
  ["slate: source-frozen", ["keyframe", "asked", "frozen", "released"]],
  ["slate: asked", ["asked", "keyframe"]],
])("%s comes of %j", (expected, happenings) => {
  expect(after(...happenings)).toBe(expected);
});

test("a hidden picture never gets out, and what is live is always whole", () => {
  const happening = fc.constantFrom<Happening>("keyframe", "flows", "frozen", "closed", "asked", "released");
  fc.assert(
    fc.property(fc.array(happening), (list) => {
      let now = beginning;
      for (const one of list) {
        const before = now;
        now = follow(before, one);
        if (now.isAsked) expect(now.show).toBe("slate");
        if (now.show === "live") expect(now.source).toBe("flowing");
        if (now.show === "live" && before.show !== "live") expect(one).toBe("keyframe");
        expect(now.reason === null).toBe(now.show !== "slate");
      }
    }),
  );
});
