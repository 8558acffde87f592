import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStudio } from "../../../main/hosts/open-studio";
import { hostPaths } from "../../../main/hosts/paths";
import { openConfSettings } from "../../../main/hosts/web/settings-conf";
import { keyFileSealer } from "../../../main/storage";
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
