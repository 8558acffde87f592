import { spawn } from "node:child_process";

/** Whether a window could be shown. Only Linux may run without a display server. */
export const hasDisplay = (platform = process.platform, env = process.env) =>
  platform !== "linux" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** Chromium's sandbox refuses root on Linux, and without the sandbox we do not open pages. */
export const isRootOnLinux = (platform = process.platform, uid = process.getuid?.()) =>
  platform === "linux" && uid === 0;

/** The command that opens an address in the user's browser. */
export function browserCommand(url, platform = process.platform) {
  if (platform === "darwin") return ["open", [url]];
  // Not `cmd /c start`: it would read `&` and `%` in the address as its own.
  if (platform === "win32") return ["rundll32", ["url.dll,FileProtocolHandler", url]];
  return ["xdg-open", [url]];
}

/** Opens an address in the user's browser; false when that cannot be done here. */
export function openInBrowser(url) {
  if (!hasDisplay()) return Promise.resolve(false);
  const [program, args] = browserCommand(url);
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: "ignore", detached: true });
    child.on("error", () => done(false));
    child.on("spawn", () => {
      child.unref();
      done(true);
    });
  });
}
