/** Characters held in all: forty scripts of the longest kind that is read in a show. */
const most = 20_000_000;

/**
 * Texts that were stored or handed out a short while ago, by hash. Two people type into one script: what the first
 * began from may be gone from the versions of the same five minutes, and is what both copies are compared with.
 */
export class RecentTexts {
  readonly #texts = new Map<string, string>();
  #length = 0;

  add(hash: string, markdown: string): void {
    const before = this.#texts.get(hash);
    this.#texts.delete(hash);
    this.#texts.set(hash, markdown);
    this.#length += before === undefined ? markdown.length : 0;
    for (const [oldest, text] of this.#texts) {
      if (this.#length <= most || oldest === hash) break;
      this.#texts.delete(oldest);
      this.#length -= text.length;
    }
  }

  get(hash: string): string | null {
    return this.#texts.get(hash) ?? null;
  }
}
