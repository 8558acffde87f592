import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { positionAt } from "../../preload/contract";
import { startStudio } from "../helpers/studio-process";
import { temporaryFolder } from "../helpers/temporary";
import { until } from "../helpers/until";

const script = `---
title: 村口的故事
kind: village
---

村口有一棵老树，站在树下看得见河上的桥。

::pause{seconds=1}

${"桥修好那一年，全村人都来了，老人说从没有见过这么多灯。".repeat(40)}
`;

test("a studio that is killed while the text runs comes back at its line, standing still", async () => {
  const folder = temporaryFolder();
  const first = await startStudio({ folder });
  await first.call("script.save", { id: "story", markdown: script });
  await first.call("prompter.load", { id: "story" });
  await first.call("prompter.rate", { charactersPerMinute: 600 });
  await first.call("prompter.seek", { position: 100 });
  await first.call("prompter.play", { countdown: false });
  const file = join(first.data, "prompter.json");
  const kept = () => (existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")).position as number) : 0);
  await until("some lines", kept, (position) => position >= 120);
  const running = (await first.state()).prompter;
  expect(running.playing).toBe(true);
  process.kill(first.pid, "SIGKILL");
  const killedAt = Date.now();
  await first.stop();

  const second = await startStudio({ folder });
  const { prompter } = await second.state();
  expect(prompter).toMatchObject({ scriptId: "story", playing: false, charactersPerMinute: 600, fired: [] });
  // How near to the moment of the kill is a matter of the disk; it is neither the start nor ahead of what was read.
  expect(prompter.position).toBeGreaterThanOrEqual(120);
  expect(prompter.position).toBe(kept());
  expect(prompter.position).toBeLessThanOrEqual(positionAt(running, killedAt));
  expect((await second.call("prompter.text", {}))?.scriptId).toBe("story");
  await second.stop();
});
