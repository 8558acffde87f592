import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CliIo } from "../../../main/cli/io";
import { runCli } from "../../../main/cli/program";
import { temporaryFolder } from "../../helpers/temporary";

/** Runs the command with a terminal that only listens. */
async function hongcun(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io: CliIo = {
    ...{ out: (line) => out.push(line), err: (line) => err.push(line), isTerminal: false, env: {} },
    readStdin: async () => "",
    onStop: () => () => undefined,
  };
  const bundle = join(import.meta.dirname, "../../../out/main");
  const code = await runCli([...args, "--lang", "en"], { io, version: "0", bundle });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

const destination = { id: "kuaishou", name: "快手", server: "rtmp://push.example/live", key: "k-secret" };

test("a server's configuration is made; its secrets are printed only when asked for", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "village.json");
  const out = join(folder, "server", "nginx.conf");
  writeFileSync(file, JSON.stringify({ address: "relay.example", destinations: [destination] }));
  const made = await hongcun("relay", "nginx", "--config", file, "--out", out);
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(made.out).toContain("rtmp://relay.example/live");
  expect(made.out).toContain("http://relay.example:8935");
  const { ingestKey, controlToken } = JSON.parse(
    readFileSync(join(folder, "server", "nginx.secrets.json"), "utf8"),
  );
  for (const secret of [ingestKey, controlToken, "k-secret"]) expect(made.out).not.toContain(secret);
  const shown = await hongcun("relay", "nginx", "--config", file, "--out", out, "--show-secrets", "--json");
  expect(JSON.parse(shown.out)).toMatchObject({ ingestKey, controlToken, destinations: ["kuaishou"] });
});

test("wrong usage is 2, a wrong file is 1 with its fields", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "village.json");
  writeFileSync(file, JSON.stringify({ destinations: [{ ...destination, id: "K", server: "x" }] }));
  expect((await hongcun("relay")).code).toBe(2);
  expect((await hongcun("relay", "nginx", "--config", file)).code).toBe(2);
  const wrong = await hongcun("relay", "nginx", "--config", file, "--out", join(folder, "nginx.conf"));
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain("destinations.0.id, destinations.0.server");
  expect(wrong.err.split("\n")).toHaveLength(1);
  const alone = await hongcun("relay", "--config", file);
  expect(alone.code).toBe(1);
  expect(alone.err).toContain("listen");
});
