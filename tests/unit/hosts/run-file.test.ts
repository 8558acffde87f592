import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { announce, announceOrSay, refuseSecondStudio } from "../../../main/hosts/run-file";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

const otherProcess = process.ppid;
/** Above every system's highest process number. */
const noProcess = 2 ** 30;

function starting(pid: number | string, ageSeconds = 0) {
  const path = join(temporaryFolder(), "数据 1", "run", "studio.json");
  const file = join(dirname(path), "starting");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(file, String(pid));
  const at = Date.now() / 1000 - ageSeconds;
  utimesSync(file, at, at);
  return path;
}

test("a studio that another process is starting is left to it", async () => {
  await expect(refuseSecondStudio(starting(otherProcess))).rejects.toMatchObject({
    code: "hosts.starting",
    params: { pid: otherProcess },
  });
});

test("a file that is just being written counts", async () => {
  await expect(refuseSecondStudio(starting(""))).rejects.toMatchObject({ code: "hosts.starting" });
});

test("what a start left that was killed, or never ended, is in nobody's way", async () => {
  for (const path of [
    starting(noProcess),
    starting(otherProcess, 61),
    starting("", 3),
    starting(process.pid),
  ]) {
    await expect(refuseSecondStudio(path)).resolves.toBeNull();
    const announced = await announce(path, {
      url: "http://127.0.0.1:1/",
      port: 1,
      token: "t",
      pid: process.pid,
    });
    // Nobody answers there: it was killed.
    await expect(refuseSecondStudio(path)).resolves.toMatchObject({ port: 1, token: "t" });
    announced.withdraw();
    await expect(refuseSecondStudio(path)).resolves.toBeNull();
  }
});

test("a disk that takes no file keeps no studio from opening: it says what does not work", async () => {
  const blocked = join(temporaryFolder(), "磁盘");
  writeFileSync(blocked, "no folder");
  const path = join(blocked, "run", "studio.json");
  const context = testContext();
  const announced = await announceOrSay(path, { url: "u", port: 1, token: "t", pid: 1 }, context);
  announced.withdraw();
  expect(context.store.get().problems).toMatchObject([{ code: "hosts.no-browser-host" }]);
});

test("a file of a killed studio that makes no sense is left alone", async () => {
  const path = join(temporaryFolder(), "run", "studio.json");
  mkdirSync(dirname(path), { recursive: true });
  for (const text of ["", "{", '{"port": 1}']) {
    writeFileSync(path, text);
    await expect(refuseSecondStudio(path)).resolves.toBeNull();
  }
});
