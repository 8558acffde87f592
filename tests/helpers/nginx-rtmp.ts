import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { freePort } from "./free-port";
import { until } from "./until";

const modules = "/usr/lib/nginx/modules";

/** A real nginx with its RTMP module, standing in for one platform. */
export interface NginxRtmp {
  readonly port: number;
  /** rtmp://127.0.0.1:PORT/live */
  readonly server: string;
  /** rtmps://localhost:PORT/live, where a certificate was given. */
  readonly tlsServer: string;
  readonly pid: number;
  /** Kills it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  revive(): Promise<void>;
  /** Flv files in the order they were begun: one a publish. */
  recordings(): string[];
  errorLog(): string;
  close(): Promise<void>;
}

export interface NginxRtmpOptions {
  /** False: only receives, for measurements. */
  isRecording?: boolean;
  /** Extra lines inside `application live`, such as `deny publish all;`. */
  application?: string;
  /** Paths of a certificate and its key: also listens for rtmps. */
  certificate?: { file: string; key: string };
}

const quoted = (path: string): string => `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

function configuration(folder: string, port: number, tlsPort: number, options: NginxRtmpOptions): string {
  const { certificate, application = "", isRecording = true } = options;
  const tls = certificate
    ? `stream { server {
        listen 127.0.0.1:${tlsPort} ssl;
        ssl_certificate ${quoted(certificate.file)};
        ssl_certificate_key ${quoted(certificate.key)};
        proxy_pass 127.0.0.1:${port};
      } }`
    : "";
  return `
    load_module ${modules}/ngx_rtmp_module.so;
    load_module ${modules}/ngx_stream_module.so;
    daemon off; master_process off; worker_processes 1;
    pid ${quoted(join(folder, "nginx.pid"))};
    error_log ${quoted(join(folder, "error.log"))} info;
    events { worker_connections 64; }
    ${tls}
    rtmp {
      access_log off;
      server {
        listen 127.0.0.1:${port};
        chunk_size 4096;
        application live {
          live on;
          record ${isRecording ? "all" : "off"};
          record_path ${quoted(join(folder, "recordings"))};
          record_unique on;
          ${application}
        }
      }
    }`;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once("exit", () => resolve()));

/** Starts a platform that keeps its files in `folder`, which it makes. */
export async function startNginxRtmp(folder: string, options: NginxRtmpOptions = {}): Promise<NginxRtmp> {
  const [port, tlsPort] = [await freePort(), await freePort()];
  const recordingFolder = join(folder, "recordings");
  mkdirSync(recordingFolder, { recursive: true });
  const file = join(folder, "nginx.conf");
  writeFileSync(file, configuration(folder, port, tlsPort, options));
  let child: ChildProcess;

  async function launch(): Promise<void> {
    child = spawn("nginx", ["-p", folder, "-c", file, "-e", join(folder, "error.log")], { stdio: "inherit" });
    await until("nginx listens", () => child.exitCode !== null || isListening(port));
    if (child.exitCode !== null)
      throw new Error(`nginx ended: ${readFileSync(join(folder, "error.log"), "utf8")}`);
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    child.kill(signal);
    await ended(child);
  }

  await launch();
  return {
    port,
    server: `rtmp://127.0.0.1:${port}/live`,
    tlsServer: `rtmps://localhost:${tlsPort}/live`,
    get pid() {
      return child.pid ?? 0;
    },
    kill: () => end("SIGKILL"),
    revive: launch,
    recordings: () =>
      readdirSync(recordingFolder)
        .map((name) => join(recordingFolder, name))
        .sort((a, b) => statSync(a).birthtimeMs - statSync(b).birthtimeMs),
    errorLog: () => readFileSync(join(folder, "error.log"), "utf8"),
    async close() {
      await end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
