import { beforeEach, expect, test } from "vitest";
import { fromEnvelope } from "../../../preload/contract";
import { useTroubles } from "../../../renderer/app/actions";

const list = () => useTroubles.getState();
const failure = (message: string, hint = "") =>
  Object.assign(fromEnvelope({ code: "core.timed-out", message, hint }), { hint });

beforeEach(() => useTroubles.setState({ troubles: [] }));

test("a failure keeps the studio's own words and hint", () => {
  list().report("scene.take", failure("切换没有完成", "再按一次"));
  expect(list().troubles[0]).toMatchObject({
    message: "切换没有完成",
    hint: "再按一次",
    action: "scene.take",
  });
});

test("the same sentence is said once, and five are the most", () => {
  for (let turn = 0; turn < 3; turn++) list().report("show.next", failure("同一句"));
  expect(list().troubles).toHaveLength(1);
  for (let turn = 0; turn < 9; turn++) list().report("show.next", failure(`第 ${turn} 句`));
  expect(list().troubles).toHaveLength(5);
  expect(list().troubles[0]?.message).toBe("第 8 句");
});

test("an action that works again takes its complaint away, and only its own", () => {
  list().report("overlay.show", failure("卡片没有上"));
  list().report("record.start", failure("录像没有开始"));
  list().settle("overlay.show");
  expect(list().troubles.map(({ action }) => action)).toEqual(["record.start"]);
});
