import { ensureBuild } from "./ensure-build.mjs";
import { endWithParent } from "./orphan.mjs";
import { say } from "./texts.mjs";

// `npm run` sets the folder of package.json; the command works in the one it was called from.
if (process.env.INIT_CWD && process.env.npm_lifecycle_event === "hongcun")
  process.chdir(process.env.INIT_CWD);

try {
  await ensureBuild("command");
} catch (thrown) {
  console.error(`${say("buildFailed")}\n${thrown.message}`);
  process.exit(1);
}
endWithParent();
await import("../../out/main/cli.js");
