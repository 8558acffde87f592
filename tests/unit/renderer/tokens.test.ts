import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../../renderer");
const sheet = readFileSync(join(root, "app/tokens.css"), "utf8");
const tokens = new Map(
  [...sheet.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map((match) => [match[1], match[2]]),
);

function luminance(token: string): number {
  const hex = tokens.get(token);
  if (!hex) throw new Error(`no colour called ${token}`);
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ["black", "surface-0", "surface-1", "surface-2", "surface-3"];

describe("tokens (WCAG 2.2 AA)", () => {
  test.each([
    "text-1",
    "text-2",
    "text-3",
    "accent",
    "connected",
    "rehearsal",
    "alarm",
    "light-red",
    "light-amber",
    "light-green",
  ])("%s can be read on every surface", (text) => {
    for (const surface of surfaces) expect(contrast(text, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ["on-accent", "accent"],
    ["on-accent", "accent-hover"],
    ["on-accent", "text-3"],
    ["on-on-air", "on-air"],
    ["on-rehearsal", "rehearsal"],
    ["on-alert", "alert"],
    ["on-alarm", "alarm"],
    ["text-1", "surface-press"],
    ["accent", "accent-soft"],
    ["text-2", "accent-soft"],
  ])("%s can be read on %s", (text, surface) => {
    expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["line-strong", "focus", "accent", "on-air"])("%s is seen as an edge", (edge) => {
    const under = edge === "on-air" ? ["surface-0", "surface-1"] : surfaces;
    for (const surface of under) expect(contrast(edge, surface), surface).toBeGreaterThanOrEqual(3);
  });
});

test("no other sheet states a colour or a size", () => {
  const sheets = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".css") && path !== join("app", "tokens.css"),
  );
  expect(sheets.length).toBeGreaterThan(20);
  for (const path of sheets) {
    const css = readFileSync(join(root, path), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    expect(
      css.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|\b\d*\.?\d+(px|rem|pt)\b|gradient\(/gi) ?? [],
      path,
    ).toEqual([]);
  }
});
