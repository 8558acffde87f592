import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { frameOf, gatherDocuments } from "../ass/gather";
import { type Composed, compose, type Drawing } from "./drawing";
import type { PreparedPicture } from "./graph";
import { canvasOf, stillsJob } from "./still-job";
import { placeDocument, placePictures, runOptions, type Tools } from "./tools";
import { verifyStill } from "./verify";

/** Seconds a run of stills may take on a slow, busy computer before it is given up, and more for each card. */
const timeoutSeconds = 20;
const timeoutEach = 4;

export interface StillOrder {
  drawing: Drawing;
  /** Leaves the digits of its clock to whoever shows it. */
  withoutDigits: boolean;
}

/** What became of one of many: its content, or why there is none. */
export type Outcome = { content: Buffer } | { failure: unknown };

interface ReadyStill extends Composed {
  order: StillOrder;
  pictures: PreparedPicture[];
  target: string;
}

async function makeReady(order: StillOrder, prefix: string, tools: Tools): Promise<ReadyStill> {
  const { withoutDigits, drawing } = order;
  const composed = await compose(drawing, tools.faces, { withoutDigits });
  const pictures = await placePictures(drawing, prefix, tools.workshop);
  return { ...composed, order, pictures, target: `${prefix}.png` };
}

/** One run of ffmpeg; gives each card's content in order. */
async function drawGroup(ready: readonly ReadyStill[], document: string, tools: Tools): Promise<Buffer[]> {
  const { workshop, ffmpeg } = tools;
  const gathered = gatherDocuments(
    ready.map((one) => one.document),
    canvasOf(ready.map(({ layout }) => layout.size)),
  );
  const job = stillsJob({
    cards: ready.map(({ layout, pictures, target }) => ({ size: layout.size, pictures, target })),
    ...(await placeDocument(gathered, document, tools)),
    restMilliseconds: Math.max(
      ...ready.map(({ order }) => order.drawing.loaded.template.motion.inMilliseconds),
    ),
  });
  await ffmpeg.run(job, runOptions(tools, timeoutSeconds + timeoutEach * ready.length));
  return await Promise.all(
    ready.map(async ({ target, layout }) => {
      const content = await readFile(join(workshop.root, target));
      await verifyStill(content, layout.size);
      return content;
    }),
  );
}

const failed = (failure: unknown): Outcome => ({ failure });

/** Draws a group at once; when that fails, each card by itself, so that one cannot spoil the others. */
async function tryGroup(ready: readonly ReadyStill[], document: string, tools: Tools): Promise<Outcome[]> {
  try {
    return (await drawGroup(ready, document, tools)).map((content) => ({ content }));
  } catch (failure) {
    if (ready.length === 1) return [failed(failure)];
    const single = (one: ReadyStill, index: number) => tryGroup([one], `${document}-${index}`, tools);
    return (await Promise.all(ready.map(single))).flat();
  }
}

/** A small card costs as much as the canvas that it shares, so large ones are drawn among their like. */
const smallCanvas = { width: 1200, height: 640 };

/** Cards with the same name for this can be drawn in one run. */
function groupOf({ document, layout: { size } }: ReadyStill): string {
  const isSmall = size.width <= smallCanvas.width && size.height <= smallCanvas.height;
  return `${isSmall ? "small" : `${size.width}x${size.height}`}\n${frameOf(document)}`;
}

/**
 * Draws cards at rest, as few runs of ffmpeg as their documents allow, and proves that each decodes. One that fails
 * does not hold up the others.
 */
export async function drawStills(orders: readonly StillOrder[], tools: Tools): Promise<Outcome[]> {
  const folder = await tools.workshop.open();
  try {
    const ready = await Promise.allSettled(
      orders.map((order, index) => makeReady(order, `${folder}/card-${index}`, tools)),
    );
    const outcomes: Outcome[] = ready.map((one) => failed(one.status === "rejected" ? one.reason : null));
    const groups = new Map<string, number[]>();
    for (const [index, one] of ready.entries()) {
      if (one.status === "rejected") continue;
      const group = groupOf(one.value);
      groups.set(group, [...(groups.get(group) ?? []), index]);
    }
    let count = 0;
    for (const indexes of groups.values()) {
      const members = indexes.flatMap((index) => {
        const one = ready[index];
        return one?.status === "fulfilled" ? [one.value] : [];
      });
      const drawn = await tryGroup(members, `${folder}/cards-${++count}.ass`, tools);
      for (const [at, index] of indexes.entries()) outcomes[index] = drawn[at] ?? failed(null);
    }
    return outcomes;
  } finally {
    await tools.workshop.discard(folder);
  }
}
