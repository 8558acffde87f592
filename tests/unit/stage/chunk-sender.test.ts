import fc from "fast-check";
import { expect, test } from "vitest";
import { ChunkSender, type SendResult } from "../../../renderer/stage/recording/chunk-sender";

type Chunk = { size: number; name: number };

function senderWith(
  answer: (sequence: number, attempt: number) => SendResult | Promise<SendResult>,
  bufferLimit?: number,
) {
  const attempts = new Map<number, number>();
  const taken: number[] = [];
  const failures: string[] = [];
  let flying = 0;
  let most = 0;
  const sender = new ChunkSender<Chunk>({
    async send(sequence, { name }) {
      expect(name).toBe(sequence);
      flying += 1;
      most = Math.max(most, flying);
      await new Promise((resolve) => setImmediate(resolve));
      flying -= 1;
      const attempt = (attempts.get(sequence) ?? 0) + 1;
      attempts.set(sequence, attempt);
      const result = await answer(sequence, attempt);
      if (result === "taken") taken.push(sequence);
      return result;
    },
    onFailed: (reason) => failures.push(reason),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    ...(bufferLimit === undefined ? {} : { bufferLimit }),
  });
  const push = (count: number, size = 10) => {
    for (let name = 0; name < count; name++) sender.push({ size, name });
  };
  return { sender, push, taken, failures, most: () => most };
}

test("every chunk is taken once, at most three on their way, however often the way fails", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }),
      async (fails) => {
        const { sender, push, taken, failures, most } = senderWith((sequence, attempt) => {
          if (attempt > (fails[sequence] ?? 0)) return "taken";
          if (attempt % 2 === 0) throw new Error("connection refused");
          return "again";
        });
        push(fails.length);
        await expect(sender.drained()).resolves.toBeNull();
        expect(taken.toSorted((a, b) => a - b)).toEqual(fails.map((_fail, index) => index));
        expect(most()).toBeLessThanOrEqual(3);
        expect(failures).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});

test("a refusal ends it once; nothing more is sent", async () => {
  const { sender, push, taken, failures } = senderWith((sequence) =>
    sequence === 1 ? { failed: "磁盘已满" } : "taken",
  );
  push(8);
  await expect(sender.drained()).resolves.toBe("磁盘已满");
  const before = taken.length;
  push(3);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(failures).toEqual(["磁盘已满"]);
  expect(taken.length).toBeLessThanOrEqual(Math.max(before, 3));
});

test("a studio that takes nothing for too long ends it instead of filling the page's memory", async () => {
  const { sender, push, failures } = senderWith(() => "again", 100);
  push(10);
  expect(failures).toEqual([]);
  sender.push({ size: 10, name: 10 });
  expect(failures).toEqual(["the studio does not answer"]);
  await sender.drained();
});

test("empty chunks take no number, and nothing pushed is drained at once", async () => {
  const { sender, taken } = senderWith(() => "taken");
  await expect(sender.drained()).resolves.toBeNull();
  sender.push({ size: 0, name: 99 });
  sender.push({ size: 1, name: 0 });
  await sender.drained();
  expect(taken).toEqual([0]);
});
