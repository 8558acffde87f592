import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port";

export interface TestObsOptions {
  /** Null switches authentication off. */
  password?: string | null;
  /** Size of base and output picture. */
  canvas?: { width: number; height: number };
  /** 30 unless told. OBS draws by the processor here: `slow` where no picture is judged by the clock. */
  framesPerSecond?: number;
  /** Where OBS's own profile puts recordings; a folder in its HOME unless told. */
  recordings?: string;
  /** False leaves OBS's websocket server switched off in its settings. */
  serverEnabled?: boolean;
  /** False prepares HOME and display without starting OBS. */
  start?: boolean;
  videoKbps?: number;
}

/** A real OBS with a HOME, a display and a port of its own. */
export interface TestObs {
  readonly port: number;
  readonly password: string;
  readonly home: string;
  /** Environment OBS runs with; give it to whatever must look at the same HOME. */
  readonly environment: Record<string, string>;
  readonly recordings: string;
  /** Process id, or null while it is not running. */
  pid(): number | null;
  /** SIGKILL: a crash. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts it (again) in the same HOME; resolves when the port answers, unless the server is off. */
  restart(): Promise<void>;
  /** Ends OBS and its display and removes HOME. */
  stop(): Promise<void>;
}

/** Pictures a second that leave the processor to the test. */
export const slow = 10;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const portAnswers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

const gone = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });

/** An X server of one's own; it chooses a free display number by itself. */
async function startDisplay(): Promise<{ display: string; child: ChildProcess }> {
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    child.stdio[3]?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("\n")) resolve(text.trim());
    });
  });
  return { display: `:${number}`, child };
}

const globalIni = (port: number, password: string | null, enabled: boolean) => `[General]
FirstRun=true
LastVersion=486539266
EnableAutoUpdates=false

[OBSWebSocket]
FirstLoad=false
ServerEnabled=${enabled}
ServerPort=${port}
AlertsEnabled=false
AuthRequired=${password !== null}
ServerPassword=${password ?? ""}

[Basic]
Profile=Untitled
ProfileDir=Untitled
SceneCollection=Untitled
SceneCollectionFile=Untitled
`;

const basicIni = (options: TestObsOptions, recordings: string) => {
  const { width, height } = options.canvas ?? { width: 1280, height: 720 };
  return `[General]
Name=Untitled

[Video]
BaseCX=${width}
BaseCY=${height}
OutputCX=${width}
OutputCY=${height}
FPSType=0
FPSCommon=${options.framesPerSecond ?? 30}

[Output]
Mode=Simple

[SimpleOutput]
FilePath=${recordings}
RecFormat=mkv
VBitrate=${options.videoKbps ?? 1500}
StreamEncoder=x264
Preset=ultrafast
RecQuality=Stream
`;
};

async function writeProfile(home: string, port: number, options: TestObsOptions, recordings: string) {
  const config = join(home, ".config", "obs-studio");
  await mkdir(join(config, "basic", "profiles", "Untitled"), { recursive: true });
  await mkdir(join(home, "run"), { recursive: true, mode: 0o700 });
  await mkdir(recordings, { recursive: true });
  const password = options.password === undefined ? "dumpling-test" : options.password;
  await writeFile(join(config, "global.ini"), globalIni(port, password, options.serverEnabled ?? true));
  await writeFile(join(config, "basic", "profiles", "Untitled", "basic.ini"), basicIni(options, recordings));
}

const inheritedEnvironment = () =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name.startsWith("XDG_") || name === "WAYLAND_DISPLAY" ? [] : [[name, value]],
    ),
  );

/** Starts OBS and waits until its websocket port answers. Cold it takes up to 6 s, warm under one. */
async function launch(environment: Record<string, string>, port: number, awaitPort: boolean) {
  const child = spawn(
    "obs",
    ["--multi", "--disable-updater", "--minimize-to-tray", "--disable-missing-files-check"],
    { env: environment, stdio: "ignore" },
  );
  const deadline = Date.now() + 40_000;
  while (awaitPort && !(await portAnswers(port))) {
    if (child.exitCode !== null) throw new Error(`OBS ended with ${child.exitCode} while starting`);
    if (Date.now() > deadline) throw new Error("OBS did not open its port within 40 s");
    await pause(100);
  }
  // OBS 28 and 29 open the port before the scenes are loaded and can die of an early request.
  if (awaitPort) await pause(400);
  return child;
}

/**
 * Starts a real OBS under an X server of its own, in a throw-away HOME whose path has a blank, Chinese and a quote.
 * Needs Debian's `obs-studio` and `xvfb`; works as root, without a display and beside other OBS processes.
 */
export async function startObs(options: TestObsOptions = {}): Promise<TestObs> {
  const home = await mkdtemp(join(tmpdir(), "hongcun 红村's obs-"));
  const recordings = options.recordings ?? join(home, "recordings");
  const port = await freePort();
  const serverEnabled = options.serverEnabled ?? true;
  await writeProfile(home, port, options, recordings);
  const { display, child: xvfb } = await startDisplay();
  const environment = {
    ...inheritedEnvironment(),
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    XDG_RUNTIME_DIR: join(home, "run"),
    DISPLAY: display,
    LIBGL_ALWAYS_SOFTWARE: "1",
  };
  let child: ChildProcess | null = null;

  async function end(signal: NodeJS.Signals) {
    const ending = child;
    child = null;
    if (ending === null) return;
    const ended = gone(ending);
    ending.kill(signal);
    const hard = setTimeout(() => ending.kill("SIGKILL"), 6000);
    await ended;
    clearTimeout(hard);
  }
  const instance: TestObs = {
    port,
    password: options.password ?? "dumpling-test",
    home,
    environment,
    recordings,
    pid: () => child?.pid ?? null,
    kill: () => end("SIGKILL"),
    async restart() {
      await end("SIGTERM");
      child = await launch(environment, port, serverEnabled);
    },
    async stop() {
      await end("SIGTERM");
      const ended = gone(xvfb);
      xvfb.kill("SIGTERM");
      await ended;
      await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  if (options.start === false) return instance;
  try {
    await instance.restart();
  } catch (error) {
    await instance.stop();
    throw error;
  }
  return instance;
}
