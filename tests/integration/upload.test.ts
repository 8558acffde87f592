import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../main/core";
import { measureUpload } from "../../main/relay";
import { freePort } from "../helpers/free-port";
import { startNginxRtmp } from "../helpers/nginx-rtmp";
import { createSharedLine } from "../helpers/shared-line";
import { temporaryFolder } from "../helpers/temporary";

test("the upload is measured as wide as the line is, towards a real server, which is let go again", async () => {
  const nginx = await startNginxRtmp(join(temporaryFolder(), "县台"));
  onTestFinished(() => nginx.close());
  const line = createSharedLine(10_000);
  onTestFinished(() => line.close());
  const server = (port: number) => `rtmp://127.0.0.1:${port}/live`;
  const measure = (address: string) =>
    measureUpload(
      { id: "a", name: "县台", platform: "custom", server: address, key: "measure-1", graceMs: null },
      systemClock,
      { milliseconds: 1500, bytes: 6_000_000 },
    );
  const narrow = await measure(server(await line.to(nginx.port)));
  expect(narrow).toBeGreaterThan(10_000 * 0.6);
  expect(narrow).toBeLessThan(10_000 * 1.3);
  // The name is free again at once, and a wider line shows as one.
  expect(await measure(server(nginx.port))).toBeGreaterThan(narrow * 1.5);
  await expect(measure(server(await freePort()))).rejects.toMatchObject({
    ...{ code: "relay.port-refused", params: { name: "县台" } },
  });
  expect(nginx.errorLog()).not.toMatch(/\[(error|crit|alert|emerg)\]/);
});
