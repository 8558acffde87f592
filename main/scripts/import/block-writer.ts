import type { BlockShape, ImportedBlock, Run } from "./blocks";

const wide = "[\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF\\u3000-\\u303F]";
const startsWide = new RegExp(`^${wide}`);
const endsWide = new RegExp(`${wide}$`);
/** A line end in the middle of Chinese text is no blank. */
const breakInChinese = new RegExp(`(?<=${wide})[ \\t\\f]*\\n[ \\t\\f\\n]*(?=${wide})`, "g");

/** Puts runs of text together to paragraphs, the way a browser collapses blanks. */
export class BlockWriter {
  readonly #blocks: ImportedBlock[] = [];
  #shape: BlockShape = { kind: "paragraph" };
  #runs: Run[] = [];
  #marker: string | null = null;
  /** Above 0, what would begin a paragraph goes on in the one there is. */
  #inOne = 0;

  /** Ends the paragraph and begins one of another shape. */
  begin(shape: BlockShape): void {
    if (this.#inOne > 0) {
      this.#space();
      return;
    }
    // An item that has no text of its own yet is begun by its first paragraph.
    if (!this.#end() && this.#shape.kind === "item" && shape.kind === "paragraph") return;
    this.#shape = shape;
  }

  /** Ends the paragraph, and what it was. */
  close(): void {
    if (this.#inOne > 0) {
      this.#space();
      return;
    }
    this.#end();
    this.#shape = { kind: "paragraph" };
  }

  addText(text: string, bold: boolean, pre: boolean): void {
    const plain = text.replaceAll("\u00A0", " ").replace(/[\u00AD\u200B\uFEFF]/g, "");
    const spaced = pre
      ? plain.replace(/\r\n?/g, "\n")
      : plain
          .replace(/\r\n?/g, "\n")
          .replace(breakInChinese, "")
          .replace(/[ \t\n\f]+/g, " ");
    const goesOn = !pre && /^\s*\n/.test(plain) && this.#isWideAt(-1) && startsWide.test(spaced.trimStart());
    if (spaced !== "") this.#runs.push({ text: goesOn ? spaced.trimStart() : spaced, bold });
  }

  /** The sign in front of a list's item as Word writes it: “1.”, “·”. */
  setMarker(text: string): void {
    this.#marker = text.trim();
  }

  /** Cells of one row, one after another in a sentence. */
  joinCell(): void {
    const runs = tidy(this.#runs);
    this.#runs = runs;
    const before = runs.at(-1)?.text ?? "";
    if (before !== "") runs.push({ text: /[\p{P}]$/u.test(before) ? " " : "\uFF0C", bold: false });
  }

  inOne(write: () => void): void {
    this.#inOne++;
    write();
    this.#inOne--;
  }

  finish(): ImportedBlock[] {
    this.#end();
    return this.#blocks;
  }

  #isWideAt(index: number): boolean {
    return endsWide.test(this.#runs.at(index)?.text ?? "");
  }

  #space(): void {
    const last = this.#runs.at(-1)?.text ?? "";
    if (last !== "" && !/[\s\uFF0C]$/.test(last)) this.#runs.push({ text: " ", bold: false });
  }

  /** Whether there was anything to end. */
  #end(): boolean {
    const runs = tidy(this.#runs);
    const shape = this.#shape;
    const marker = this.#marker;
    this.#runs = [];
    if (runs.length === 0) return false;
    this.#marker = null;
    const number = /^[(\uFF08]?(\d{1,6})[.)\u3001\uFF0E\uFF09]?$/.exec(marker ?? "")?.[1];
    if (shape.kind === "item" && number !== undefined)
      this.#blocks.push({ ...shape, number: Number(number), runs });
    else this.#blocks.push({ ...shape, runs });
    this.#shape = { kind: "paragraph" };
    return true;
  }
}

/** Neighbours of one weight are one run; no blanks at the ends of lines, no lines without text. */
function tidy(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const { text, bold } of runs) {
    const last = merged.at(-1);
    if (last !== undefined && (last.bold === bold || text.trim() === "")) last.text += text;
    else merged.push({ text, bold });
  }
  const whole = merged.map((run) => ({
    ...run,
    text: run.text.replace(/[ \t]*\n\s*/g, "\n").replace(/ {2,}/g, " "),
  }));
  for (let first = whole[0]; first !== undefined; first = whole[0]) {
    first.text = first.text.trimStart();
    if (first.text !== "") break;
    whole.shift();
  }
  for (let last = whole.at(-1); last !== undefined; last = whole.at(-1)) {
    last.text = last.text.trimEnd();
    if (last.text !== "") break;
    whole.pop();
  }
  return whole;
}
