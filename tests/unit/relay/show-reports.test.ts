import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createShowReports } from "../../../main/relay/log/show-reports";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

function reports() {
  const context = testContext(temporaryFolder());
  const folder = join(context.paths.data, "logs", "shows");
  mkdirSync(folder, { recursive: true });
  const { handlers, ended } = createShowReports(context);
  /** A log of a show of ten minutes. */
  const write = (id: string, startedAt: number, { isEnded = true, wasOnAir = true } = {}) => {
    const lines: object[] = [
      {
        t: startedAt,
        type: "started",
        show: id,
        startedAt,
        destinations: [{ id: "a", name: "甲", platform: "custom" }],
      },
    ];
    if (wasOnAir) lines.push({ t: startedAt + 1000, type: "destination", id: "a", status: "publishing" });
    lines.push({
      t: startedAt + 600_000,
      type: "totals",
      destinations: [{ id: "a", bytes: 1, reconnects: 0 }],
    });
    if (isEnded) lines.push({ t: startedAt + 600_000, type: "ended" });
    writeFileSync(join(folder, `${id}.jsonl`), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  };
  return { context, folder, write, handlers, ended, list: async () => handlers["live.reports"]({}) };
}

test("no show yet: an empty list, and a report asked for is not found", async () => {
  const { list, handlers } = reports();
  expect(await list()).toEqual([]);
  for (const id of ["gone", "../../settings", ""])
    await expect((async () => handlers["live.report"]({ id }))()).rejects.toMatchObject({
      code: "relay-log.not-found",
    });
});

test("shows are listed with the last first; a file that is no log is passed over", async () => {
  const { write, list, folder, handlers } = reports();
  write("one", 1_000_000);
  write("three", 3_000_000, { isEnded: false });
  write("two", 2_000_000);
  writeFileSync(join(folder, "broken.jsonl"), "{\n\n\0");
  writeFileSync(join(folder, "notes.txt"), "");
  expect((await list()).map(({ id }) => id)).toEqual(["three", "two", "one"]);
  expect((await list())[2]).toEqual({
    id: "one",
    startedAt: 1_000_000,
    endedAt: 1_600_000,
    destinations: 1,
    gaps: 0,
  });
  expect(await handlers["live.report"]({ id: "three" })).toMatchObject({
    isComplete: false,
    onAirSeconds: 599,
  });
});

test("a show that is still running is no report yet", async () => {
  const { write, list, context } = reports();
  write("running", context.clock.now() - 610_000, { isEnded: false });
  write("torn", context.clock.now() - 9_000_000, { isEnded: false });
  context.store.update((draft) => {
    draft.live.status = "on-air";
  });
  expect((await list()).map(({ id }) => id)).toEqual(["torn"]);
});

test("the end of a show offers its report until it is put aside, and only where there is something to tell", async () => {
  const { write, handlers, context, ended } = reports();
  const last = () => context.store.get().live.lastReport;
  write("show", 1_000_000);
  await ended("show");
  expect(last()).toBe("show");
  await handlers["live.dismissReport"]({});
  expect(last()).toBeNull();
  write("nothing", 2_000_000, { wasOnAir: false });
  await ended("nothing");
  expect(last()).toBeNull();
  await ended("no log at all");
  expect(last()).toBeNull();
});

test("the last hundred are kept", async () => {
  const { write, ended, folder, list } = reports();
  for (let index = 0; index < 103; index++) write(`s${index}`, 1_000_000 + index * 1000);
  await ended("s102");
  expect(readdirSync(folder)).toHaveLength(100);
  expect(existsSync(join(folder, "s2.jsonl"))).toBe(false);
  expect((await list()).at(-1)?.id).toBe("s3");
});
