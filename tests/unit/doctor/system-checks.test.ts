import { readdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  checkDisk,
  checkFolder,
  checkFonts,
  checkPorts,
  checkReach,
  neededFonts,
} from "../../../main/doctor/system-checks";
import { temporaryFolder } from "../../helpers/temporary";

test("a folder that takes a file is fine, and nothing is left in it", async () => {
  const folder = join(temporaryFolder(), "还没有");
  expect(await checkFolder(folder)).toMatchObject({ status: "ok", params: { path: folder } });
  expect(readdirSync(folder)).toEqual([]);
});

test("a folder that cannot be made is an error", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  expect(await checkFolder(join(file, "data"))).toMatchObject({
    status: "error",
    code: "doctor.folder-unwritable",
  });
});

test("space is read where the folder will be", async () => {
  const finding = await checkDisk(join(temporaryFolder(), "a", "b", "c"), 2628);
  expect(["doctor.disk-ok", "doctor.disk-low"]).toContain(finding.code);
  expect(Number(finding.params?.gigabytes)).toBeGreaterThan(0);
});

test("fonts that are missing are named", async () => {
  const folder = temporaryFolder();
  for (const file of neededFonts.slice(1)) writeFileSync(join(folder, file), "");
  expect((await checkFonts(folder)).params).toEqual({ files: neededFonts[0] });
  writeFileSync(join(folder, neededFonts[0]), "");
  expect((await checkFonts(folder)).status).toBe("ok");
  expect((await checkFonts(join(folder, "nothing"))).status).toBe("error");
});

test("ports can be opened here", async () => {
  expect(await checkPorts()).toMatchObject({ status: "ok" });
});

test("a platform is reached or not by its own address, and no key is shown", async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const destination = { id: "a", name: "快手", server: `rtmp://127.0.0.1:${port}/live` };
  expect(await checkReach(destination)).toMatchObject({
    subject: "a",
    status: "ok",
    params: { name: "快手" },
  });
  await new Promise((done) => server.close(done));
  const gone = await checkReach(destination);
  expect(gone).toMatchObject({ status: "error", params: { reason: "ECONNREFUSED" } });
  const odd = await checkReach({ ...destination, server: "rtmp://[bad/app/secretkey1234" });
  expect(odd.status).toBe("error");
  expect(JSON.stringify(odd)).not.toContain("secretkey1234");
});
