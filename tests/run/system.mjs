import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const onPath = (program) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));

const hasModule = () =>
  ["/usr/lib/nginx/modules", "/usr/share/nginx/modules"].some((folder) =>
    existsSync(join(folder, "ngx_rtmp_module.so")),
  );

const hasCjkFont = () =>
  existsSync("/usr/share/fonts/opentype/noto") &&
  readdirSync("/usr/share/fonts/opentype/noto").some((name) => name.startsWith("NotoSansCJK"));

/** The real parts that the tests stand on: how to see them, and Debian's package for each. */
const parts = [
  { name: "OBS Studio", package: "obs-studio", isThere: () => onPath("obs") },
  { name: "ffmpeg", package: "ffmpeg", isThere: () => onPath("ffmpeg") && onPath("ffprobe") },
  { name: "nginx", package: "nginx-core", isThere: () => onPath("nginx") || existsSync("/usr/sbin/nginx") },
  { name: "nginx's RTMP module", package: "libnginx-mod-rtmp", isThere: hasModule },
  { name: "Chromium", package: "chromium", isThere: () => existsSync("/usr/bin/chromium") },
  { name: "Xvfb", package: "xvfb", isThere: () => onPath("Xvfb") },
  { name: "eSpeak NG", package: "espeak-ng", isThere: () => onPath("espeak-ng") },
  { name: "ip", package: "iproute2", isThere: () => onPath("ip") || existsSync("/usr/sbin/ip") },
  { name: "Noto Sans CJK", package: "fonts-noto-cjk", isThere: hasCjkFont },
];

const missingParts = () => parts.filter((part) => !part.isThere());

const isRootOnDebian = () =>
  process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Where the real parts must be there: a machine that can install them, and CI. */
export const partsAreRequired = () =>
  isRootOnDebian() || (process.platform === "linux" && process.env.CI === "true");

const policy = "/usr/sbin/policy-rc.d";

/** Keeps the packages' own services from starting meanwhile: the tests start nginx themselves, on free ports. */
function withoutServices(work) {
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    work();
  } finally {
    if (isOurs) rmSync(policy, { force: true });
  }
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["-y", "-q", "-o", "Dpkg::Use-Pty=0", ...args], { stdio: "inherit", env });
}

/** Installs what is missing where that can be done, and gives the names of what is missing still. */
export function bringSystemParts() {
  const missing = missingParts();
  if (missing.length === 0) return [];
  const packages = missing.map((part) => part.package);
  if (!isRootOnDebian()) {
    console.log(`Missing: ${missing.map((part) => part.name).join(", ")}.`);
    console.log(`On Debian: sudo apt-get install --no-install-recommends ${packages.join(" ")}`);
    return missing.map((part) => part.name);
  }
  console.log(`Installing ${packages.join(" ")}`);
  withoutServices(() => {
    apt(["update"]);
    apt(["install", "--no-install-recommends", ...packages]);
  });
  return missingParts().map((part) => part.name);
}
