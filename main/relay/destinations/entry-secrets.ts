import { type Secrets, secretNames } from "../../storage";

/** What of a destination is secret: its key, and the query of its server address, which may hold a signature. */
export interface EntrySecrets {
  key: string;
  /** With its question mark; or the empty string. */
  query: string;
}

const queryName = (id: string): string => `${secretNames.destinationKey(id)}.query`;

/** The secrets of destinations, in the secrets store under their ids. @throws StudioError of the storage */
export class DestinationSecrets {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** Empty texts where nothing is kept, or where it cannot be opened on this computer. */
  async of(id: string): Promise<EntrySecrets> {
    const key = (await this.#secrets.get(secretNames.destinationKey(id))) ?? "";
    return { key, query: (await this.#secrets.get(queryName(id))) ?? "" };
  }

  /** Touches only what changes: a key that cannot be opened here reads as none, and stays. */
  async set(id: string, { key, query }: EntrySecrets): Promise<void> {
    const old = await this.of(id);
    if (key !== old.key) await this.#set(secretNames.destinationKey(id), key);
    if (query !== old.query) await this.#set(queryName(id), query);
  }

  async remove(id: string): Promise<void> {
    await this.#secrets.remove(secretNames.destinationKey(id));
    await this.#secrets.remove(queryName(id));
  }

  #set(name: string, value: string): Promise<void> {
    return value === "" ? this.#secrets.remove(name) : this.#secrets.set(name, value);
  }
}
