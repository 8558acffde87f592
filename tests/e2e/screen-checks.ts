import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const pictures = resolve(import.meta.dirname, "../../artifacts/screens");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The two screens that anchors have. */
export const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

const rules: RunOptions = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  // What is in order need not be described.
  resultTypes: ["violations"],
};

/** Everything of the page that lies outside its box: sideways overflow, and words that a button cuts off. */
function findCut(): string[] {
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? "").trim().slice(0, 40)}”`;
  /** Whether a box that cannot be scrolled hides a part of the element. */
  const isBehindEdge = (element: HTMLElement) => {
    const own = element.getBoundingClientRect();
    for (let box = element.parentElement; box; box = box.parentElement) {
      const { overflowY } = getComputedStyle(box);
      if (overflowY === "auto" || overflowY === "scroll") return false;
      const edge = box.getBoundingClientRect();
      // A button for screen readers alone.
      if (edge.width <= 1) return false;
      if (overflowY !== "visible" && (own.bottom > edge.bottom + 1 || own.top < edge.top - 1)) return true;
    }
    return false;
  };
  const cut: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) cut.push(`the page is ${root.scrollWidth} wide`);
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    if (!element.checkVisibility() || element.closest(".visually-hidden, [aria-hidden='true']")) continue;
    const { overflowX, fontSize } = getComputedStyle(element);
    const isWider = element.scrollWidth > element.clientWidth + 1;
    if (isWider && (overflowX === "auto" || overflowX === "scroll"))
      cut.push(`scrolls sideways: ${name(element)}`);
    if (element.matches("button") && isBehindEdge(element)) cut.push(`behind an edge: ${name(element)}`);
    if (
      !element.closest("button, [role='button'], nav, header, h1, h2, h3, label") ||
      !element.textContent?.trim()
    )
      continue;
    // Chinese glyphs reach a little out of a tight line; a line that is lost is a whole type size and more.
    const isHigher = element.scrollHeight > element.clientHeight + Number.parseFloat(fontSize) / 2;
    const clips = overflowX === "hidden" || overflowX === "clip" || element.matches("button");
    if (clips && (isWider || isHigher)) cut.push(`cut off: ${name(element)}`);
  }
  return cut;
}

/** Axe's violations of WCAG 2.2 A and AA, one line each. It is injected past the page's own policy, which stays on. */
async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (options) => (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run(document, options),
    rules,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary ?? ""}`),
  );
}

const softly = expect.configure({ soft: true });

/** Pictures are for people who look at the screens; a run that only judges is spared the time they take. */
export const takesPictures = process.env.HONGCUN_PICTURES !== undefined;

/** Waits until the page stands still, takes its picture where one is wanted, and refuses overflow and cut words. */
async function expectUncut(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // A press or a hover colours a button for up to 200 ms.
  await expect
    .poll(() =>
      page.evaluate(() => document.getAnimations().every(({ playState }) => playState !== "running")),
    )
    .toBe(true);
  if (takesPictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
  // What has just changed its language or size may not lie in its place yet.
  await softly.poll(() => page.evaluate(findCut), { message: name, timeout: 3000 }).toEqual([]);
}

/** Refuses overflow, cut words and anything axe refuses. With `HONGCUN_PICTURES` set, leaves a picture in artifacts/screens. */
export async function expectSound(page: Page, name: string): Promise<void> {
  await expectUncut(page, name);
  expect.soft(await axeViolations(page), name).toEqual([]);
}

/**
 * The same at both sizes; the page is left at the first. Axe judges names, roles and colours, which are the same at both,
 * so it is asked at the smaller one alone.
 */
export async function expectSoundAtBothSizes(page: Page, name: string): Promise<void> {
  const [small, large] = sizes;
  await page.setViewportSize(large);
  await expectUncut(page, `${name}-${large.width}`);
  await page.setViewportSize(small);
  await expectSound(page, `${name}-${small.width}`);
}
