import { z } from "zod";
import { type Log, type StudioContext, sleep } from "../../core";
import { type Secrets, secretNames } from "../../storage";
import { ObsRefusal } from "../connection/errors";
import type { ObsLink } from "../connection/link";
import { type JsonObject, status } from "../connection/requests";
import { readParameter, setRecordFolder, writeParameter } from "./profile";

/** What a setting was borrowed for. */
export type Purpose = "stream" | "record";

const borrowedSchema = z.object({
  service: z
    .object({ type: z.string(), settings: z.record(z.string(), z.json()) })
    .nullable()
    .default(null),
  parameters: z
    .array(
      z.object({
        category: z.string(),
        name: z.string(),
        /** Null: it was not set. */
        value: z.string().nullable(),
        purposes: z.array(z.enum(["stream", "record"])),
      }),
    )
    .default([]),
  recordFolder: z.string().nullable().default(null),
});
type BorrowedSettings = z.infer<typeof borrowedSchema>;

/**
 * The user's own output settings of OBS while the studio's stand in their place. They are kept with the secrets (the
 * service holds a stream key), written before anything is changed, so that even after a crash they can be put back.
 */
export interface Borrowed {
  setService(type: string, settings: JsonObject): Promise<void>;
  setParameter(purpose: Purpose, category: string, name: string, value: string): Promise<void>;
  setRecordFolder(folder: string): Promise<void>;
  parameter(category: string, name: string): Promise<string>;
  /** Puts back what was borrowed for a purpose. What another still uses stays. Never throws: it reports. */
  giveBack(purpose: Purpose): Promise<void>;
}

const serviceTries = 20;
const servicePauseMilliseconds = 150;

async function load(secrets: Secrets, log: Log): Promise<BorrowedSettings> {
  const empty = () => borrowedSchema.parse({});
  const text = await secrets.get(secretNames.obsStreamService);
  if (text === null) return empty();
  try {
    return borrowedSchema.parse(JSON.parse(text));
  } catch (error) {
    log.warn({ err: error }, "the remembered output settings of OBS cannot be read");
    return empty();
  }
}

/** Just after a stream ended OBS may still count it as running. */
async function setServiceWhenIdle(
  context: StudioContext,
  link: ObsLink,
  type: string,
  settings: JsonObject,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await link.change("SetStreamServiceSettings", {
        streamServiceType: type,
        streamServiceSettings: settings,
      });
      return;
    } catch (thrown) {
      const busy = thrown instanceof ObsRefusal && thrown.status === status.outputRunning;
      if (!busy || attempt >= serviceTries) throw thrown;
      await sleep(context.clock, servicePauseMilliseconds);
    }
  }
}

/** OBS merges settings of the same type over the old ones, so what the studio set must be overwritten by name. */
const withoutOurs = (settings: JsonObject): JsonObject => ({
  server: "",
  key: "",
  use_auth: false,
  username: "",
  password: "",
  ...settings,
});

export function createBorrowed(context: StudioContext, link: ObsLink, secrets: Secrets): Borrowed {
  const { log, problems } = context;
  let tail: Promise<unknown> = Promise.resolve();

  /** Reads, changes and stores the notes, one change at a time. */
  function withNotes<Value>(work: (notes: BorrowedSettings) => Promise<Value>): Promise<Value> {
    const run = async () => work(await load(secrets, log));
    const turn = tail.then(run, run);
    tail = turn.catch(() => undefined);
    return turn;
  }
  const isEmpty = (notes: BorrowedSettings) =>
    notes.service === null && notes.parameters.length === 0 && notes.recordFolder === null;
  const save = (notes: BorrowedSettings) =>
    isEmpty(notes)
      ? secrets.remove(secretNames.obsStreamService)
      : secrets.set(secretNames.obsStreamService, JSON.stringify(notes));

  async function giveBackService(notes: BorrowedSettings) {
    if (notes.service === null) return;
    const { type, settings } = notes.service;
    await setServiceWhenIdle(context, link, type, withoutOurs(settings));
    notes.service = null;
  }

  async function giveBackParameters(notes: BorrowedSettings, purpose: Purpose) {
    for (const parameter of [...notes.parameters]) {
      if (!parameter.purposes.includes(purpose)) continue;
      parameter.purposes = parameter.purposes.filter((each) => each !== purpose);
      if (parameter.purposes.length > 0) continue;
      await writeParameter(link, parameter.category, parameter.name, parameter.value);
      notes.parameters = notes.parameters.filter((each) => each !== parameter);
    }
  }

  async function putBack(notes: BorrowedSettings, purpose: Purpose) {
    await giveBackParameters(notes, purpose);
    if (purpose === "stream") await giveBackService(notes);
    if (purpose === "record" && notes.recordFolder !== null) {
      await setRecordFolder(link, notes.recordFolder);
      notes.recordFolder = null;
    }
  }

  return {
    setService: (type, settings) =>
      withNotes(async (notes) => {
        if (notes.service === null) {
          const own = await link.read("GetStreamServiceSettings");
          notes.service = {
            type: own.streamServiceType,
            settings: own.streamServiceSettings as JsonObject,
          };
          await save(notes);
        }
        await setServiceWhenIdle(context, link, type, settings);
      }),
    setParameter: (purpose, category, name, value) =>
      withNotes(async (notes) => {
        const present = await readParameter(link, category, name);
        const known = notes.parameters.find((each) => each.category === category && each.name === name);
        if (known) known.purposes = [...new Set([...known.purposes, purpose])];
        else if (present === value) return;
        else notes.parameters.push({ category, name, value: present, purposes: [purpose] });
        await save(notes);
        if (present !== value) await writeParameter(link, category, name, value);
      }),
    setRecordFolder: (folder) =>
      withNotes(async (notes) => {
        const { recordDirectory } = await link.read("GetRecordDirectory");
        if (recordDirectory === folder) return;
        notes.recordFolder ??= recordDirectory;
        await save(notes);
        await setRecordFolder(link, folder);
      }),
    parameter: async (category, name) => (await readParameter(link, category, name)) ?? "",
    async giveBack(purpose) {
      try {
        await withNotes((notes) => putBack(notes, purpose).finally(() => save(notes)));
        problems.clear("obs.restore-failed");
      } catch (error) {
        log.warn({ err: error }, "the user's own output settings of OBS were not put back");
        if (!link.connected) return;
        const detail = error instanceof Error ? error.message : String(error);
        problems.report("obs.restore-failed", { params: { detail } });
      }
    },
  };
}
