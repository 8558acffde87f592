import type { ChangeDesc } from "@codemirror/state";
import type { EditorView, ViewUpdate } from "@codemirror/view";
import type { ScriptFinding } from "../../../../preload/contract";
import { setFindings } from "../editor/findings-field";
import type { PlacedFinding } from "../text/fixes";

/** Milliseconds after the last key before a text is checked. */
const checkPause = 600;
/** The same for a text as long as a book, which takes its time to send and to check. */
const longCheckPause = 1500;
const longText = 100_000;

interface CheckerOptions {
  ask: (markdown: string) => Promise<ScriptFinding[]>;
  /** An answer was put into the text. */
  done: () => void;
}

/** Findings at the places their words have after edits; what was changed meanwhile is left out. */
export function movedFindings(
  findings: readonly ScriptFinding[],
  asked: string,
  changes: ChangeDesc | null,
  now: (from: number, to: number) => string,
): PlacedFinding[] {
  return findings.flatMap((finding) => {
    const from = changes ? changes.mapPos(finding.from, finding.to > finding.from ? 1 : -1) : finding.from;
    const to = Math.max(from, changes ? changes.mapPos(finding.to, -1) : finding.to);
    return now(from, to) === asked.slice(finding.from, finding.to) ? [{ finding, from, to }] : [];
  });
}

/** Asks for a check when typing has stopped; an answer that a newer question has overtaken is dropped. */
export class Checker {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  /** What was changed since the question under way was asked. */
  private since: ChangeDesc | null = null;
  private isWaiting = false;
  /** The text was checked at least once. */
  isAnswered = false;

  private readonly view: EditorView;
  private readonly options: CheckerOptions;

  constructor(view: EditorView, options: CheckerOptions) {
    this.view = view;
    this.options = options;
  }

  /** Follows an update of the text. */
  update({ docChanged, changes }: ViewUpdate): void {
    if (!docChanged) return;
    if (this.isWaiting) this.since = this.since ? this.since.composeDesc(changes.desc) : changes.desc;
    this.soon();
  }

  /** Checks once the text has been still for a while. */
  soon(pause?: number): void {
    clearTimeout(this.timer);
    const usual = this.view.state.doc.length > longText ? longCheckPause : checkPause;
    this.timer = setTimeout(() => void this.check(), pause ?? usual);
  }

  private async check(): Promise<void> {
    if (this.view.composing) return this.soon();
    this.asked += 1;
    const number = this.asked;
    const text = this.view.state.doc.toString();
    this.since = null;
    this.isWaiting = true;
    // Where asking fails the last findings stay: the text is safe, and saving says what is wrong.
    const findings = await this.options.ask(text).catch(() => null);
    if (number !== this.asked) return;
    this.isWaiting = false;
    if (findings === null) return;
    const { doc } = this.view.state;
    const placed = movedFindings(findings, text, this.since, (from, to) => doc.sliceString(from, to));
    this.isAnswered = true;
    this.view.dispatch({ effects: setFindings.of(placed) });
    this.options.done();
  }

  close(): void {
    clearTimeout(this.timer);
    this.asked += 1;
  }
}
