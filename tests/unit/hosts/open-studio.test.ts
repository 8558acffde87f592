import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStudio } from "../../../main/hosts/open-studio";
import { hostPaths } from "../../../main/hosts/paths";
import { openConfSettings } from "../../../main/hosts/web/settings-conf";
import { createSealedSecrets, keyFileSealer, secretNames } from "../../../main/storage";
import { temporaryFolder } from "../../helpers/temporary";

test("a data folder that cannot be written to is named, with what to do", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "光盘"), "no folder");
  const paths = hostPaths({ data: join(folder, "光盘", "data"), bundle: folder });
  const opening = openStudio({
    paths,
    version: "1.0.0",
    openSettings: openConfSettings,
    sealers: [keyFileSealer(join(folder, "key"))],
  });
  await expect(opening).rejects.toMatchObject({
    code: "storage.unwritable",
    params: { path: join(paths.studio.data, "logs") },
  });
});

test("a data folder copied to another account gives no key away, and says in words what to do", async () => {
  const [here, there] = [temporaryFolder(), temporaryFolder()];
  const { studio: own } = hostPaths({ data: join(here, "data"), bundle: here });
  const secrets = createSealedSecrets({
    path: join(own.data, "secrets.bin"),
    sealers: [keyFileSealer(join(here, "secrets.key"))],
    onLocked: () => expect.unreachable(),
    onCorrupt: () => expect.unreachable(),
  });
  const key = "live_竹园?txSecret=9f8e7d6c5b4a3210";
  await secrets.set(secretNames.destinationKey("a"), key);
  const destination = { id: "a", platform: "kuaishou", name: "一号", server: "rtmp://h/live", enabled: true };
  const file = { version: 2, destinations: [destination] };
  writeFileSync(join(own.data, "destinations.json"), JSON.stringify(file));
  writeFileSync(join(own.data, "settings.json"), JSON.stringify({ engine: "stage" }));
  cpSync(own.data, join(there, "data"), { recursive: true });

  const { studio } = await openStudio({
    paths: hostPaths({ data: join(there, "data"), bundle: join(import.meta.dirname, "../../../out/main") }),
    version: "1.0.0",
    openSettings: openConfSettings,
    sealers: [keyFileSealer(join(there, "secrets.key"))],
  });
  const { destinations, problems } = studio.store.get();
  await studio.close();
  expect(destinations).toMatchObject([{ id: "a", keyMask: "" }]);
  const problem = problems.find(({ code }) => code === "storage.secrets-locked");
  expect(problem?.message).toContain("在这台电脑或这个账号下打不开");
  expect(problem?.hint).toContain("重新填写推流密钥");
  for (const name of ["secrets.bin", "destinations.json"])
    expect(readFileSync(join(there, "data", name), "utf8")).not.toContain("9f8e7d6c");
});
