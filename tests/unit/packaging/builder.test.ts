import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const config = parse(read("electron-builder.yml"));
const packageJson = JSON.parse(read("package.json"));

const validate = new Ajv({ strict: false, allErrors: true }).compile(
  JSON.parse(read("node_modules/app-builder-lib/scheme.json")),
);

test("electron-builder's own schema accepts the configuration", () => {
  expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
});

test("that schema does refuse a wrong configuration", () => {
  expect(validate({ ...config, asarUnpak: [] })).toBe(false);
  expect(validate({ ...config, win: { target: 3 } })).toBe(false);
});

test("every path it names is there, or is made by the build", () => {
  const built = ["out/main", "out/preload", "out/renderer", "out/fonts"];
  const named: string[] = [
    ...config.files.filter((path: string) => !path.startsWith("!")),
    ...config.extraResources.map(({ from }: { from: string }) => from),
    ...[config.win, config.mac, config.linux].map(({ icon }: { icon: string }) => icon),
    config.directories.buildResources,
  ].map((path) => path.replace(/\/\*\*$/, ""));
  expect(named.length).toBeGreaterThan(8);
  for (const path of named) {
    if (!built.includes(path)) expect(existsSync(join(root, path)), path).toBe(true);
  }
  const buildConfig = read("electron.vite.config.ts");
  for (const path of built) expect(buildConfig).toContain(`"${path}"`);
});

test("what must lie outside the archive is unpacked under the name of a dependency", () => {
  const dependencies = { ...packageJson.dependencies, ...packageJson.optionalDependencies };
  for (const pattern of config.asarUnpack as string[]) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/*]+)/.exec(pattern)?.[1] ?? "";
    const scope = name.split("/")[0] ?? "";
    const known = Object.keys(dependencies).some((one) => one === name || one.startsWith(`${scope}/`));
    // sharp's programs come as packages of @img, heic-decode's as libheif-js.
    expect(known || scope === "@img" || name === "libheif-js", pattern).toBe(true);
  }
});

test("Windows, macOS and Linux each get the agreed kind of package", () => {
  expect(config.win.target).toEqual([{ target: "nsis", arch: ["x64"] }]);
  expect(config.mac.target).toEqual(["dmg"]);
  expect(config.linux.target).toEqual(["AppImage", "deb"]);
  expect(packageJson.main).toBe("out/main/index.js");
});

test("icons are what their names say", () => {
  const bytes = (name: string) => readFileSync(join(root, "resources/icons", name));
  const ico = bytes("icon.ico");
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
  // electron-builder asks for a 256-pixel picture; its width byte is then 0.
  const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico[6 + 16 * index]);
  expect(widths).toContain(0);
  const icns = bytes("icon.icns");
  expect(icns.toString("latin1", 0, 4)).toBe("icns");
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  for (const size of [256, 512]) {
    const png = bytes(`icon-${size}.png`);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
});
