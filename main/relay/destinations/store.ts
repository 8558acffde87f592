import {
  type CheckedInput,
  type Destination,
  localise,
  type Platform,
  StudioError,
} from "../../../preload/contract";
import { maskKey, type StudioContext } from "../../core";
import type { JsonFile, Secrets } from "../../storage";
import type { RelayDestination } from "../core/config";
import { ageFindings, type KeyAge } from "./age";
import { isSamePlace, maskedQuery, type TidyEntry, tidyCompanion, tidyEntry } from "./entry";
import { DestinationSecrets } from "./entry-secrets";
import { type DestinationFile, destinationFile } from "./file";
import type { DestinationFinding } from "./finding";
import { type Place, type PlatformShape, shapeFindings } from "./shape";

/** A saved destination with what screens may see of its secrets. */
export interface SavedDestination extends Destination {
  kind: Platform["kind"];
  keyMask: string;
  hasQuery: boolean;
}

/** What of a saved destination changed. */
export interface SaveOutcome {
  saved: SavedDestination;
  /** The place it publishes to, or its key, is another one now. */
  isMoved: boolean;
}

const unknownAge: KeyAge = { savedAt: null, usedAt: null };

/** The saved destinations: everything plain in `destinations.json`, keys and signatures in the secrets store. */
export class DestinationStore {
  readonly #context: StudioContext;
  readonly #file: JsonFile<DestinationFile>;
  readonly #secrets: DestinationSecrets;
  readonly #platforms: () => readonly Platform[];
  /** In the user's order, the most important first. */
  #saved: SavedDestination[] = [];
  readonly #ages = new Map<string, KeyAge>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(context: StudioContext, secrets: Secrets, platforms: () => readonly Platform[]) {
    const { paths, problems } = context;
    this.#context = context;
    this.#file = destinationFile(paths.data, (path, copy) =>
      problems.report("storage.corrupt", { severity: "error", params: { path, copy }, subject: path }),
    );
    this.#secrets = new DestinationSecrets(secrets);
    this.#platforms = platforms;
  }

  /** Reads what is saved. @throws StudioError of the storage. */
  async load(): Promise<void> {
    const { destinations } = await this.#file.read();
    for (const { id, keySavedAt: savedAt, keyUsedAt: usedAt } of destinations)
      this.#ages.set(id, { savedAt, usedAt });
    this.#saved = await Promise.all(
      destinations.map(({ keySavedAt: _saved, keyUsedAt: _used, ...destination }) => this.#view(destination)),
    );
  }

  list(): readonly SavedDestination[] {
    return this.#saved;
  }

  /** @throws StudioError `core.not-found` */
  find(id: string): SavedDestination {
    const found = this.#saved.find((destination) => destination.id === id);
    if (found === undefined) throw new StudioError("core.not-found", { params: { what: "平台", id } });
    return found;
  }

  /**
   * Where it publishes to, with which key, and how long its platform waits for the picture.
   * @throws StudioError `core.not-found`, `relay.key-missing`, or `relay.platform-companion` for one that is never published to
   */
  async resolve(id: string): Promise<RelayDestination> {
    const saved = this.find(id);
    const platform = this.#platformOf(saved);
    if (saved.kind === "companion") throw this.#companionRefusal(saved);
    const { server, key } = await this.#placeOf(saved);
    if (key === "") throw new StudioError("relay.key-missing", { params: { name: saved.name } });
    const grace = platform?.graceSeconds?.value.least ?? null;
    const graceMs = grace === null ? null : grace * 1000;
    return { id, name: saved.name, platform: saved.platform, server, key, graceMs };
  }

  /**
   * What is wrong, or may be, with what is saved of one, without any network; empty where nothing is. No secrets in it.
   * @throws StudioError `core.not-found`
   */
  async inspect(id: string): Promise<DestinationFinding[]> {
    const saved = this.find(id);
    if (saved.kind === "companion") return [];
    const place = await this.#placeOf(saved);
    const others = await Promise.all(
      this.#saved
        .filter((other) => other.id !== id && other.keyMask !== "")
        .map((other) => this.#placeOf(other)),
    );
    const platform = this.#platformOf(saved);
    const findings = shapeFindings(place, platform && this.#shapeOf(platform), others);
    if (findings.some(({ severity }) => severity === "error")) return findings;
    const life = {
      platform: platform === null ? "" : this.#nameOf(platform),
      singleUse: platform?.key.singleUse ?? false,
      validHours: platform?.key.validHours?.value ?? null,
    };
    const age = this.#ages.get(id) ?? unknownAge;
    return [...ageFindings(place, age, life, this.#context.clock.now()), ...findings];
  }

  /** Adds or changes one. @throws StudioError naming the field at fault; nothing is changed then. */
  save(input: CheckedInput<"destination.save">): Promise<SaveOutcome> {
    return this.#inTurn(() => this.#save(input));
  }

  /** Removes one with its secrets. @throws StudioError `core.not-found` */
  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      this.find(id);
      await this.#write(this.#saved.filter((destination) => destination.id !== id));
      this.#ages.delete(id);
      await this.#secrets.remove(id);
    });
  }

  /** Puts these first, in this order; unknown ids are left out of account, and whatever is not named keeps its place behind. */
  order(ids: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const named = new Set(ids);
      const first = [...named].flatMap((id) => this.#saved.filter((destination) => destination.id === id));
      const rest = this.#saved.filter(({ id }) => !named.has(id));
      await this.#write([...first, ...rest]);
    });
  }

  /** Notes that these have had the picture with their present keys: some platforms take a key once only. */
  noteUsed(ids: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const usedAt = this.#context.clock.now();
      for (const id of ids) this.#ages.set(id, { ...(this.#ages.get(id) ?? unknownAge), usedAt });
      if (ids.length > 0) await this.#write(this.#saved);
    });
  }

  /** Changes are made one after the other, so that two at once cannot overwrite each other. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #save({ key: givenKey, ...destination }: CheckedInput<"destination.save">): Promise<SaveOutcome> {
    const { id } = destination;
    if (this.#platformOf(destination) === null)
      throw new StudioError("core.not-found", {
        params: { what: "平台", id: destination.platform },
        field: "platform",
      });
    const old = await this.#secrets.of(id);
    const tidy = this.#tidy(destination, givenKey, old.key !== "");
    const key = tidy.key ?? old.key;
    if (tidy.query === maskedQuery && old.query === "")
      throw new StudioError("relay.key-masked", { field: "server" });
    const query = tidy.query === maskedQuery ? old.query : tidy.query;
    await this.#checkUnique(destination, `${tidy.server}${query}`, key);
    const before = this.#saved.find((saved) => saved.id === id);
    await this.#secrets.set(id, { key, query });
    if (key !== old.key) this.#ages.set(id, { savedAt: this.#context.clock.now(), usedAt: null });
    const saved = await this.#view({ ...destination, server: tidy.server });
    const others = this.#saved.filter((other) => other.id !== id);
    const at = before ? this.#saved.indexOf(before) : others.length;
    await this.#write(others.toSpliced(at, 0, saved));
    return { saved, isMoved: key !== old.key || query !== old.query || before?.server !== saved.server };
  }

  #tidy(destination: Destination, key: string | undefined, hasSavedKey: boolean): TidyEntry {
    const entry = { server: destination.server, key };
    if (this.#kindOf(destination) === "rtmp") return tidyEntry(entry, hasSavedKey);
    const field = tidyCompanion(entry);
    if (field !== null) throw this.#companionRefusal(destination, field);
    return { server: "", query: "", key: "" };
  }

  #companionRefusal(destination: Destination, field?: string): StudioError {
    const platform = this.#platformOf(destination);
    const params = { platform: platform === null ? destination.name : this.#nameOf(platform) };
    return new StudioError("relay.platform-companion", field === undefined ? { params } : { params, field });
  }

  async #checkUnique({ id }: Destination, server: string, key: string): Promise<void> {
    if (key === "") return;
    for (const other of this.#saved) {
      if (other.id === id || other.keyMask === "") continue;
      if (isSamePlace(await this.#placeOf(other), { server, key }))
        throw new StudioError("relay.duplicate", { params: { other: other.name }, field: "key" });
    }
  }

  #platformOf({ platform }: Destination): Platform | null {
    return this.#platforms().find(({ id }) => id === platform) ?? null;
  }

  #kindOf(destination: Destination): Platform["kind"] {
    return this.#platformOf(destination)?.kind ?? "rtmp";
  }

  #nameOf({ name }: Platform): string {
    return localise(name, this.#context.store.get().settings.language);
  }

  #shapeOf(platform: Platform): PlatformShape {
    const { serverPatterns, key } = platform;
    return { platform: this.#nameOf(platform), serverPatterns, keyPattern: key.pattern };
  }

  async #placeOf({ id, name, server }: Destination): Promise<Place> {
    const { key, query } = await this.#secrets.of(id);
    return { name, server: `${server}${query}`, key };
  }

  async #view(destination: Destination): Promise<SavedDestination> {
    const { key, query } = await this.#secrets.of(destination.id);
    const kind = this.#kindOf(destination);
    return { ...destination, kind, keyMask: maskKey(key), hasQuery: query !== "" };
  }

  async #write(saved: SavedDestination[]): Promise<void> {
    const destinations = saved.map(({ kind: _kind, keyMask: _mask, hasQuery: _query, ...destination }) => {
      const { savedAt: keySavedAt, usedAt: keyUsedAt } = this.#ages.get(destination.id) ?? unknownAge;
      return { ...destination, keySavedAt, keyUsedAt };
    });
    await this.#file.write({ version: 2, destinations });
    this.#saved = saved;
  }
}
