import { expect, test } from "vitest";
import { launchFlags, launchPlan } from "../../../main/obs/launch/plan";

const base = { folder: null, version: null };

test("Windows runs in bin\\64bit, macOS through open, Flatpak through its runner", () => {
  const program = "C:\\Program Files\\obs-studio\\bin\\64bit\\obs64.exe";
  expect(launchPlan("win32", { ...base, kind: "system", program })).toMatchObject({
    command: program,
    folder: "C:\\Program Files\\obs-studio\\bin\\64bit",
  });
  const mac = launchPlan("darwin", { ...base, kind: "system", program: "/Applications/OBS.app" });
  expect(mac.command).toBe("open");
  expect(mac.args.slice(0, 3)).toEqual(["-a", "/Applications/OBS.app", "--args"]);
  const flatpak = launchPlan("linux", { ...base, kind: "flatpak", program: "flatpak" });
  expect(flatpak.args.slice(0, 2)).toEqual(["run", "com.obsproject.Studio"]);
});

test("the shutdown check is skipped where the version has one, and no password is ever in the flags", () => {
  expect(launchFlags("29.0.2")).not.toContain("--disable-shutdown-check");
  expect(launchFlags("31.1.0")).toContain("--disable-shutdown-check");
  expect(launchFlags("32.0.0")).not.toContain("--disable-shutdown-check");
  expect(launchFlags(null)).toContain("--disable-shutdown-check");
  for (const version of [null, "28.0.0", "32.1.0"]) {
    expect(launchFlags(version)).toContain("--multi");
    expect(launchFlags(version).join(" ")).not.toContain("websocket");
  }
});
