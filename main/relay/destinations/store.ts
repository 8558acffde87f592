import { type CheckedInput, type Destination, type Platform, StudioError } from "../../../preload/contract";
import { maskKey, type StudioContext } from "../../core";
import { type JsonFile, type Secrets, secretNames } from "../../storage";
import type { RelayDestination } from "../core/config";
import { isSamePlace, maskedQuery, tidyEntry } from "./entry";
import { type DestinationFile, destinationFile } from "./file";

/** A saved destination with what screens may see of its secrets. */
export interface SavedDestination extends Destination {
  keyMask: string;
  hasQuery: boolean;
}

/** What of a saved destination changed. */
export interface SaveOutcome {
  saved: SavedDestination;
  /** The place it publishes to, or its key, is another one now. */
  isMoved: boolean;
}

const queryName = (id: string): string => `${secretNames.destinationKey(id)}.query`;

/** The saved destinations: everything plain in `destinations.json`, keys and signatures in the secrets store. */
export class DestinationStore {
  readonly #file: JsonFile<DestinationFile>;
  readonly #secrets: Secrets;
  readonly #platforms: () => readonly Platform[];
  #saved: SavedDestination[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(context: StudioContext, secrets: Secrets, platforms: () => readonly Platform[]) {
    this.#file = destinationFile(context);
    this.#secrets = secrets;
    this.#platforms = platforms;
  }

  /** Reads what is saved. @throws StudioError of the storage. */
  async load(): Promise<void> {
    const { destinations } = await this.#file.read();
    this.#saved = await Promise.all(destinations.map((destination) => this.#withMask(destination)));
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

  kindOf(destination: Destination): Platform["kind"] {
    return this.#platforms().find(({ id }) => id === destination.platform)?.kind ?? "rtmp";
  }

  /** Where it publishes to and with which key. @throws StudioError `core.not-found`, `relay.key-missing` */
  async resolve(id: string): Promise<RelayDestination> {
    const { name, server } = this.find(id);
    const key = await this.#secrets.get(secretNames.destinationKey(id));
    if (key === null || key === "") throw new StudioError("relay.key-missing", { params: { name } });
    return { id, name, server: `${server}${(await this.#secrets.get(queryName(id))) ?? ""}`, key };
  }

  /** Adds or changes one. @throws StudioError naming the field at fault; nothing is changed then. */
  save(input: CheckedInput<"destination.save">): Promise<SaveOutcome> {
    return this.#inTurn(() => this.#save(input));
  }

  /** Removes one with its secrets. @throws StudioError `core.not-found` */
  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      this.find(id);
      const rest = this.#saved.filter((destination) => destination.id !== id);
      await this.#write(rest);
      await this.#secrets.remove(secretNames.destinationKey(id));
      await this.#secrets.remove(queryName(id));
    });
  }

  /** Changes are made one after the other, so that two at once cannot overwrite each other. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #save({ key: givenKey, ...destination }: CheckedInput<"destination.save">): Promise<SaveOutcome> {
    this.#checkPlatform(destination);
    const { id } = destination;
    const oldKey = (await this.#secrets.get(secretNames.destinationKey(id))) ?? "";
    const oldQuery = (await this.#secrets.get(queryName(id))) ?? "";
    const tidy = tidyEntry({ server: destination.server, key: givenKey }, oldKey !== "");
    const key = tidy.key ?? oldKey;
    const query = tidy.query === maskedQuery ? oldQuery : tidy.query;
    await this.#checkUnique(destination, `${tidy.server}${query}`, key);
    const before = this.#saved.find((saved) => saved.id === id);
    if (key !== oldKey) await this.#setSecret(secretNames.destinationKey(id), key);
    if (query !== oldQuery) await this.#setSecret(queryName(id), query);
    const saved = await this.#withMask({ ...destination, server: tidy.server });
    const others = this.#saved.filter((other) => other.id !== id);
    const at = before ? this.#saved.indexOf(before) : others.length;
    await this.#write(others.toSpliced(at, 0, saved));
    return { saved, isMoved: key !== oldKey || query !== oldQuery || before?.server !== saved.server };
  }

  #checkPlatform({ platform: id }: Destination): void {
    const platform = this.#platforms().find((known) => known.id === id);
    if (platform === undefined)
      throw new StudioError("core.not-found", { params: { what: "平台", id }, field: "platform" });
    if (platform.kind === "companion") {
      const params = { platform: platform.name["zh-CN"] };
      throw new StudioError("relay.platform-companion", { params, field: "platform" });
    }
  }

  async #checkUnique({ id }: Destination, server: string, key: string): Promise<void> {
    if (key === "") return;
    for (const other of this.#saved) {
      if (other.id === id || other.keyMask === "") continue;
      const place = await this.resolve(other.id);
      if (isSamePlace(place, { server, key }))
        throw new StudioError("relay.duplicate", { params: { other: other.name }, field: "key" });
    }
  }

  #setSecret(name: string, value: string): Promise<void> {
    return value === "" ? this.#secrets.remove(name) : this.#secrets.set(name, value);
  }

  async #withMask(destination: Destination): Promise<SavedDestination> {
    const key = await this.#secrets.get(secretNames.destinationKey(destination.id));
    const query = await this.#secrets.get(queryName(destination.id));
    return { ...destination, keyMask: maskKey(key ?? ""), hasQuery: (query ?? "") !== "" };
  }

  async #write(saved: SavedDestination[]): Promise<void> {
    const destinations = saved.map(({ keyMask: _mask, hasQuery: _query, ...destination }) => destination);
    await this.#file.write({ version: 1, destinations });
    this.#saved = saved;
  }
}
