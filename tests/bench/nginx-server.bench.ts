import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NginxControl } from "../../main/relay/nginx/control";
import { nginxConfig, publishKey } from "../../main/relay/nginx/server-config";
import { nginxServerSchema } from "../../main/relay/nginx/server-file";
import { newSecrets } from "../../main/relay/nginx/server-secrets";
import { until } from "../helpers/until";
import { end, loopInto, makeClip, sleep } from "./bench-clip";
import { cpuSeconds, residentMegabytes } from "./process-cost";

/** A server a village, each passing one stream on to three platforms: what a county's machine needs. */
const measuredSeconds = Number(process.env.HONGCUN_BENCH_SECONDS ?? 20);
const villages = (process.env.HONGCUN_BENCH_VILLAGES ?? "1,10,40").split(",").map(Number);
const pushes = 3;
const sinkPort = 21_000;
const folder = mkdtempSync(join(tmpdir(), "hongcun bench "));
const clip = join(folder, "720p30.flv");
const running: ChildProcess[] = [];

function nginx(place: string, config: string): ChildProcess {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "nginx.conf"), config);
  const child = spawn("nginx", ["-p", place, "-c", "nginx.conf", "-e", "error.log"], { stdio: "ignore" });
  running.push(child);
  return child;
}

/** Stands in for every platform of every village. */
const sinkConfig = `
load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
daemon off; master_process off; pid nginx.pid; error_log error.log crit;
events { worker_connections 2048; }
rtmp { access_log off; server { listen 127.0.0.1:${sinkPort}; application live { live on; } } }`;

/** A village's server with all its gates open. */
async function village(index: number) {
  const first = 21_100 + index * 20;
  const ids = Array.from({ length: pushes }, (_, at) => `p${at}`);
  const server = nginxServerSchema.parse({
    ...{ ingest: { host: "127.0.0.1", port: first }, control: { host: "127.0.0.1", port: first + 1 } },
    innerPort: first + 2,
    destinations: ids.map((id) => ({
      ...{ id, name: id, server: `rtmp://127.0.0.1:${sinkPort}/live`, key: `v${index}-${id}` },
    })),
  });
  const secrets = newSecrets();
  const child = nginx(join(folder, `${index}`), nginxConfig(server, secrets));
  const access = { control: `http://127.0.0.1:${first + 1}`, token: secrets.controlToken };
  const control = new NginxControl(access);
  await until("the server answers", () =>
    control.stat().then(
      () => true,
      () => false,
    ),
  );
  for (const id of ids) await control.open(id);
  return { child, control, ids, address: `rtmp://127.0.0.1:${first}/live/${publishKey(secrets.ingestKey)}` };
}

/** The master's one worker does the work. */
const workerOf = (master: number): number =>
  Number(readFileSync(`/proc/${master}/task/${master}/children`, "utf8").trim().split(" ")[0]);

beforeAll(() => {
  // Started by root, the workers are somebody else.
  chmodSync(folder, 0o711);
  makeClip(clip);
  nginx(join(folder, "sink"), sinkConfig);
});
afterAll(async () => {
  for (const child of running) child.kill("SIGTERM");
  await sleep(1);
  rmSync(folder, { recursive: true, force: true });
});

test("CPU and memory for more and more villages", async () => {
  const rows: { villages: number; cpu: number; rss: number; mbit: number }[] = [];
  const started: Awaited<ReturnType<typeof village>>[] = [];
  for (const count of villages) {
    while (started.length < count) {
      const next = await village(started.length);
      started.push(next);
      running.push(loopInto(clip, next.address));
    }
    await sleep(8);
    const workers = started.map(({ child }) => workerOf(child.pid ?? 0));
    const used = () => workers.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
    const sent = async () => {
      const stats = await Promise.all(started.map(({ control }) => control.stat()));
      return stats
        .flatMap((stat) => [...(stat[1]?.values() ?? [])])
        .reduce((sum, one) => sum + one.bytesOut, 0);
    };
    const [cpu, bytes, at] = [used(), await sent(), performance.now()];
    await sleep(measuredSeconds);
    const seconds = (performance.now() - at) / 1000;
    rows.push({
      villages: count,
      cpu: ((used() - cpu) / seconds) * 60,
      rss: workers.reduce((sum, pid) => sum + residentMegabytes(pid), 0),
      mbit: (((await sent()) - bytes) * 8) / seconds / 1e6,
    });
  }
  await Promise.all(running.filter(({ spawnfile }) => spawnfile === "ffmpeg").map((child) => end(child)));
  for (const { villages: count, cpu, rss, mbit } of rows)
    console.log(
      `${count} villages: ${cpu.toFixed(2)} CPU s a minute, ${rss.toFixed(0)} MB in workers, ${mbit.toFixed(1)} Mbit/s out`,
    );
  // Every push went through: 2.6 Mbit/s each, the odd start aside.
  for (const { villages: count, mbit } of rows) expect(mbit).toBeGreaterThan(count * pushes * 2.2);
});
