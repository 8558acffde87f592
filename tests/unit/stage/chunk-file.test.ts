import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ChunkFile } from "../../../main/stage/chunk-file";
import { HeldClock } from "../../helpers/context";

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), `录像 it's "here" `));
});
afterAll(() => rm(folder, { recursive: true }));

const newFile = () => ChunkFile.create(join(folder, "新的", `${count++}.mkv`), new HeldClock());

test("chunks in any order within the window, some twice, are written once each and in order", async () => {
  const shuffledGroups = fc.array(
    fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  await fc.assert(
    fc.asyncProperty(shuffledGroups, fc.boolean(), async (groups, twice) => {
      const file = await newFile();
      const order = groups.flatMap((group, index) => group.map((place) => index * 4 + place));
      const answers = order.flatMap((sequence) => {
        const send = () => file.append(sequence, Buffer.from(`<${sequence}>`));
        return twice ? [send(), send()] : [send()];
      });
      await Promise.all(answers);
      const length = await file.close();
      const expected = order.map((_value, index) => `<${index}>`).join("");
      expect(await readFile(file.path, "utf8")).toBe(expected);
      expect(length).toBe(Buffer.byteLength(expected));
    }),
    { numRuns: 25 },
  );
});

test("a chunk far ahead is refused with the number that is missing, and can be sent again later", async () => {
  const file = await newFile();
  await file.append(0, Buffer.from("a"));
  await expect(file.append(9, Buffer.from("z"))).rejects.toMatchObject({
    code: "stage.chunk-gap",
    params: { expected: 1, sequence: 9 },
  });
  await expect(file.append(1, Buffer.from("b"))).resolves.toBe(2);
  await file.close();
  expect(await readFile(file.path, "utf8")).toBe("ab");
});

test("what waits behind a gap when the recording ends is refused, what came before it is in the file", async () => {
  const file = await newFile();
  await file.append(0, Buffer.from("a"));
  const waiting = file.append(2, Buffer.from("c"));
  const refused = expect(waiting).rejects.toMatchObject({ code: "stage.chunk-gap" });
  await file.close();
  await refused;
  await expect(file.append(1, Buffer.from("b"))).rejects.toMatchObject({ code: "stage.no-recording" });
  expect(await readFile(file.path, "utf8")).toBe("a");
});

test("a file that is there is never overwritten", async () => {
  const file = await newFile();
  await expect(ChunkFile.create(file.path, new HeldClock())).rejects.toMatchObject({
    code: "storage.unwritable",
  });
  await file.close();
});

test("a full disk is called that, and nothing more is taken", async () => {
  // /dev/full answers each write with a real ENOSPC, but cannot be made anew, so the writes are led to it.
  const { open } = await import("node:fs/promises");
  const full = await open("/dev/full", "w");
  const file = await newFile();
  const handle = Reflect.getPrototypeOf(full) as { write: unknown };
  const write = handle.write;
  try {
    handle.write = (bytes: Uint8Array, offset: number) =>
      Reflect.apply(write as never, full, [bytes, offset]);
    await expect(file.append(0, Buffer.from("a"))).rejects.toMatchObject({ code: "storage.disk-full" });
  } finally {
    handle.write = write;
    await full.close();
  }
  await expect(file.append(1, Buffer.from("b"))).rejects.toMatchObject({ code: "storage.disk-full" });
  await file.close();
});
