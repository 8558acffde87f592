import { openSearchPanel } from "@codemirror/search";
import { Annotation, EditorSelection, EditorState } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { createStore, type StoreApi } from "zustand";
import type { ScriptDocument, ScriptFinding, ScriptMerge } from "../../../../preload/contract";
import { useTroubles } from "../../../app/actions";
import { call } from "../../../app/bridge";
import { allFindings } from "../editor/findings-field";
import { headFields, headRange } from "../editor/head-fold";
import { type Spoken, scriptExtensions, speak } from "../editor/setup";
import type { EditorActions } from "../editor/words";
import { previewPieces } from "../markdown";
import { changeBetween } from "../text/change";
import { type PlacedFinding, plainFixes } from "../text/fixes";
import { bodyOf, signedOn } from "../text/head";
import { Checker } from "./check";
import { keepDraft, readDraft } from "./drafts";
import { whenIdle } from "./idle";
import { Saver } from "./saver";
import { loadingSession, type OpenMerge, type SessionState } from "./view-state";

/** Milliseconds after the last key before the outline is made anew and the draft kept. */
const surveyPause = 300;

/** A change that brings the text to what is stored: nothing of it is unsaved. */
const isStored = Annotation.define<boolean>();

/** Saves of sessions that were closed and are under way: a script that is opened again waits for its own. */
const leaving = new Map<string, Promise<unknown>>();

const plain = (markdown: string) => markdown.replace(/\r\n?/g, "\n");

/**
 * One script while it is open: its editor, its saving, its check, and what the screen shows of them. The text lives in
 * the editor alone, so that typing never waits for the screen.
 */
export class ScriptSession {
  readonly state: StoreApi<SessionState> = createStore(() => loadingSession);
  private view: EditorView | null = null;
  private saver: Saver | null = null;
  private checker: Checker | null = null;
  private isClosed = false;
  private isRaised = false;
  private readonly survey = whenIdle(surveyPause, () => this.look());

  readonly id: string;
  private readonly host: HTMLElement;
  private spoken: Spoken;
  private readonly actions: Omit<EditorActions, "save">;

  constructor(id: string, host: HTMLElement, spoken: Spoken, actions: Omit<EditorActions, "save">) {
    this.id = id;
    this.host = host;
    this.spoken = spoken;
    this.actions = actions;
    window.addEventListener("pagehide", this.keepNow);
  }

  /** The editor, once the script is loaded. */
  get editor(): EditorView | null {
    return this.view;
  }

  /** The text as it is now. */
  get text(): string {
    return this.view?.state.doc.toString() ?? "";
  }

  /** Fetches the script and opens the editor; what an earlier window did not save comes back. */
  async open(): Promise<void> {
    this.state.setState({ phase: "loading" });
    let script: ScriptDocument;
    await leaving.get(this.id);
    try {
      script = await call("script.get", { id: this.id });
    } catch (error) {
      if (this.isClosed) return;
      useTroubles.getState().report("script.get", error);
      this.state.setState({ phase: "missing" });
      return;
    }
    if (!this.isClosed) this.begin(script);
  }

  private begin(script: ScriptDocument): void {
    const stored = plain(script.markdown);
    const draft = readDraft(this.id);
    const isRecovered = draft !== null && draft.text !== stored;
    if (!isRecovered) keepDraft(this.id, null);
    const extensions = [
      scriptExtensions(this.spoken, { ...this.actions, save: () => void this.save() }),
      EditorView.updateListener.of((update) => this.follow(update)),
    ];
    const state = EditorState.create({ doc: isRecovered ? draft.text : stored, extensions });
    this.view = new EditorView({ state, parent: this.host });
    const start = Math.min((headRange(state)?.to ?? -1) + 1, state.doc.length);
    this.view.dispatch({ selection: EditorSelection.cursor(start) });
    this.saver = this.saverFrom(isRecovered ? draft.base : script.hash, script.bundled);
    this.checker = new Checker(this.view, {
      ask: (markdown) => call("script.check", { id: this.id, markdown }),
      done: () => this.lookAtFindings(),
    });
    this.state.setState({ ...loadingSession, phase: "open", isRecovered });
    this.look();
    this.checker.soon(0);
    if (isRecovered) this.saver.touch();
  }

  private saverFrom(base: string, wasBundled: boolean): Saver {
    return new Saver(base, {
      text: () => this.text,
      store: (markdown, hash, kind) => call("script.save", { id: this.id, markdown, base: hash, kind }),
      isComposing: () => this.view?.composing ?? false,
      tell: (save) => {
        this.state.setState({ save });
        if (save.kind === "conflict" && !this.state.getState().merge) void this.askMerge();
      },
      stored: ({ bundled }, isLatest) => {
        if (isLatest) keepDraft(this.id, null);
        if (wasBundled && !bundled && !this.isRaised) {
          this.isRaised = true;
          this.state.setState({ isCopied: true });
        }
      },
    });
  }

  private follow(update: ViewUpdate): void {
    this.checker?.update(update);
    if (update.docChanged) {
      if (!update.transactions.some((transaction) => transaction.annotation(isStored))) this.saver?.touch();
      this.survey.soon();
    }
    if (update.docChanged || update.selectionSet) {
      const { doc, selection } = update.state;
      const caretLine = doc.lineAt(selection.main.head).number;
      if (caretLine !== this.state.getState().caretLine) this.state.setState({ caretLine });
    }
  }

  /** Brings what the screen shows up to date, and keeps what is not saved past a crash. */
  private look(): void {
    const { view, saver } = this;
    if (!view || this.isClosed) return;
    if (view.composing) {
      this.survey.soon();
      return;
    }
    const { state } = view;
    this.state.setState({
      head: headFields(state),
      signedOn: signedOn(headRange(state)?.yaml ?? ""),
      pieces: previewPieces(state.doc.toString()),
    });
    this.lookAtFindings();
    if (saver?.dirty) this.keepNow();
  }

  private lookAtFindings(): void {
    if (!this.view || !this.checker?.isAnswered) return;
    const findings = allFindings(this.view.state).map(({ finding }) => finding);
    const { findings: shown } = this.state.getState();
    // Places move with every key; a list of the same findings is left as it is.
    const isSame = shown?.length === findings.length && findings.every((each, at) => each === shown[at]);
    if (!isSame) this.state.setState({ findings });
  }

  private readonly keepNow = (): void => {
    if (this.view && this.saver?.dirty) keepDraft(this.id, { text: this.text, base: this.saver.hash });
  };

  /** Saves now. Gives whether everything typed is stored. */
  async save(): Promise<boolean> {
    this.keepNow();
    return (await this.saver?.save("saved")) ?? false;
  }

  /** The studio is back: what could not be saved is tried again. */
  retry(): void {
    if (this.state.getState().phase === "missing") void this.open();
    if (this.state.getState().save.kind === "failed") void this.saver?.save("auto");
    this.checker?.soon(0);
  }

  /** Somebody stored another text: it is taken over unless something is typed here, which the next save sorts out. */
  async outside(hash: string): Promise<void> {
    const { saver } = this;
    if (!saver || saver.hash === hash || saver.dirty || this.state.getState().save.kind === "saving") return;
    await this.reload();
  }

  /** Puts what is stored into the editor, as one step that can be undone. */
  async reload(): Promise<void> {
    const script = await call("script.get", { id: this.id });
    if (this.isClosed || this.saver?.dirty) return;
    this.put(script.markdown, true);
    this.saver?.rebase(script.hash, false);
    keepDraft(this.id, null);
  }

  /** Replaces the text, as one step that can be undone. */
  put(markdown: string, stored = false): void {
    const { view } = this;
    const change = view && changeBetween(this.text, plain(markdown));
    if (!view || !change) return;
    view.dispatch({
      changes: change,
      annotations: stored ? isStored.of(true) : [],
      userEvent: "input.replace",
    });
  }

  private async askMerge(): Promise<void> {
    const { saver } = this;
    if (!saver) return;
    this.keepNow();
    await this.lay("conflict", this.text, saver.hash);
  }

  /** Lays another copy beside what is stored; a sheet asks what to take. */
  async lay(from: OpenMerge["from"], mine: string, base?: string): Promise<void> {
    try {
      const merge = await call("script.merge", { id: this.id, mine, ...(base ? { base } : {}) });
      if (!this.isClosed) this.state.setState({ merge: { from, merge } });
    } catch (error) {
      useTroubles.getState().report("script.merge", error);
    }
  }

  /** Opens the merge again after its sheet was closed without a choice. */
  openMerge(): void {
    void this.askMerge();
  }

  closeMerge(): void {
    this.state.setState({ merge: null });
  }

  /** Takes over a merged text, as one undo step, and saves it over the text it was merged with. */
  async takeMerged(markdown: string, { hash }: ScriptMerge): Promise<boolean> {
    this.state.setState({ merge: null });
    this.put(markdown);
    this.saver?.rebase(hash, true);
    return this.save();
  }

  /** Speaks another language, or names things anew. */
  speak(spoken: Spoken): void {
    const isOther = spoken.t !== this.spoken.t;
    this.spoken = spoken;
    this.view?.dispatch({ effects: speak(spoken, isOther) });
    if (isOther) this.checker?.soon(0);
  }

  /** Where a finding is now; null where its words were changed. */
  placeOf(finding: ScriptFinding): PlacedFinding | null {
    return (this.view && allFindings(this.view.state).find((each) => each.finding === finding)) ?? null;
  }

  /** Puts everything right that leaves no choice, as one undo step. */
  fixAll(): void {
    const { view } = this;
    if (view) view.dispatch({ changes: plainFixes(allFindings(view.state)), userEvent: "input.fix" });
  }

  /** Puts the caret on a line and brings it to the top. */
  goToLine(number: number): void {
    const { view } = this;
    if (!view || number < 1 || number > view.state.doc.lines) return;
    const { from } = view.state.doc.line(number);
    view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "start", yMargin: 24 }),
    });
    view.focus();
  }

  /** Opens find and replace. */
  find(): void {
    // The menu gives the focus back first.
    requestAnimationFrame(() => this.view && openSearchPanel(this.view));
  }

  /** Reads rich text as a document is read and puts it in at the caret; its plain text where it cannot be read. */
  async pasteRich(html: string, plainText: string, name: string): Promise<void> {
    const kind = this.state.getState().head?.kind ?? "village";
    let text = plainText;
    try {
      text = bodyOf((await call("script.read", { name, html, kind })).markdown).trimEnd();
    } catch (error) {
      useTroubles.getState().report("script.read", error);
    }
    const { view } = this;
    if (view)
      view.dispatch(view.state.replaceSelection(text), { userEvent: "input.paste", scrollIntoView: true });
  }

  /** Lets go of the text: the script is being removed, and must not come back by being saved. */
  forget(): void {
    this.saver?.stop();
    keepDraft(this.id, null);
  }

  dismiss(note: "isCopied" | "isRecovered"): void {
    this.state.setState({ [note]: false });
  }

  /** Saves what is left and lets go of the editor. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    window.removeEventListener("pagehide", this.keepNow);
    this.keepNow();
    const isLeft = this.saver?.dirty === true;
    const text = this.text;
    this.isClosed = true;
    this.survey.cancel();
    this.checker?.close();
    const { saver, view, id } = this;
    if (isLeft && saver && this.state.getState().save.kind !== "conflict") {
      const last = saver.save("saved").finally(() => leaving.delete(id));
      leaving.set(id, last);
      await last;
      if (saver.dirty) keepDraft(id, { text, base: saver.hash });
    }
    saver?.close();
    view?.destroy();
    this.view = null;
  }
}
