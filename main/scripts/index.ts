import type { FrontMatter, HandlersFor, PrompterText, ScriptFinding } from "../../preload/contract";
import type { StudioContext } from "../core";
import { createDesk } from "./desk";
import { exportScript } from "./export";
import { describeProblems } from "./findings";
import { createReader, freeId } from "./import";
import { createLibrary } from "./library";
import { parseScript } from "./parse";
import { describeScript, formProblems, type ReviewPort, type StoredScript, summarise } from "./stored-script";
import { createHistory } from "./versions/history";
import { mergeCopies } from "./versions/merge";

export { describeProblems } from "./findings";
export { type ParsedScript, parseScript } from "./parse";
export { checkReferences, type ScriptReferences } from "./references";
export type { ReviewPort } from "./stored-script";

/** What there is of a script besides what is read: who judges it needs the words and the head. */
export interface ScriptSourceText {
  markdown: string;
  kind: FrontMatter["kind"];
  title: string;
  lang: FrontMatter["lang"];
  frontMatter: FrontMatter;
  bundled: boolean;
}

type Methods =
  | "script.list"
  | "script.get"
  | "script.save"
  | "script.remove"
  | "script.read"
  | "script.import"
  | "script.export"
  | "script.versions"
  | "script.version"
  | "script.restore"
  | "script.merge";

export interface Scripts {
  handlers: HandlersFor<Methods>;
  /** A script as the prompter reads it. @throws StudioError `scripts.not-found` */
  text(id: string): PrompterText;
  /** A script as it is stored. @throws StudioError `scripts.not-found` */
  source(id: string): ScriptSourceText;
  /** What is wrong with a text's form and cues. `id`: the script it is a text of, where it is one. */
  formFindings(id: string | undefined, markdown: string): ScriptFinding[];
  /** Saves a script with the signature in it. @throws StudioError `storage.disk-full`, `storage.unwritable` */
  saveSigned(id: string, markdown: string): Promise<void>;
  /** Words the list again: a signature came or went. */
  refresh(): void;
  /** Calls back with a script's id after it was saved or its own copy removed; returns a function that ends it. */
  onChange(listener: (id: string) => void): () => void;
  /** Reads the folders and fills `state.library.scripts`. */
  start(): Promise<void>;
  close(): void;
}

export interface ScriptPorts {
  /** Whether a text is signed; the head's own word where there is nobody to ask. */
  reviewState?: ReviewPort;
}

/** Paths of the state that reading times depend on. */
const paceChanged = (path: string) =>
  path === "/settings" || path.startsWith("/settings/prompter") || path.startsWith("/prompter/learnedPace");

/**
 * The script library: `resources/scripts/*.md`, and the user's own in `data/scripts/*.md`. Saving one that ships
 * makes the user's own copy; removing that copy brings the shipped one back. What a script was before is kept.
 */
export function createScripts(context: StudioContext, { reviewState }: ScriptPorts = {}): Scripts {
  const { store } = context;
  const review = reviewState ?? null;
  const library = createLibrary(context, review);
  const history = createHistory(context, library);
  const listeners = new Set<(id: string) => void>();
  const desk = createDesk(context, library, history, (id) => {
    for (const listener of [...listeners]) listener(id);
  });
  const read = createReader(() => store.get().settings.language);
  let unsubscribe = () => {};
  const summary = (script: StoredScript) => summarise(script, store.get(), review);

  const handlers: Scripts["handlers"] = {
    "script.list": () => library.reload(),
    "script.get": ({ id }) => {
      const script = library.find(id);
      history.remember(script);
      return describeScript(script, store.get(), review);
    },
    "script.save": async ({ id, markdown, base, kind }) =>
      summary(await desk.save(id, markdown, { base, kind })),
    "script.remove": ({ id }) => desk.remove(id),
    "script.read": (source) => read(source),
    "script.import": async (source) => {
      const { markdown } = await read(source);
      return summary(await desk.add(() => freeId(source.name, library.ids()), markdown));
    },
    "script.export": ({ id, format }) => exportScript(library.find(id), format, store.get(), review),
    "script.versions": ({ id }) => history.list(id),
    "script.version": async ({ id, hash }) => ({ markdown: await history.text(id, hash) }),
    "script.restore": async ({ id, hash }) => summary(await desk.restore(id, hash)),
    "script.merge": async ({ id, mine, base }) => {
      const { markdown, hash } = (await library.refreshed(id)) ?? library.find(id);
      const parts = mergeCopies(mine, markdown, base === undefined ? null : await history.known(id, base));
      return { hash, parts, conflicts: parts.filter(({ kind }) => kind === "conflict").length };
    },
  };

  return {
    handlers,
    text: (id) => library.find(id).parsed.text,
    source: (id) => sourceOf(library.find(id)),
    formFindings(id, markdown) {
      const state = store.get();
      const stored = id === undefined ? undefined : library.get(id);
      if (stored?.markdown === markdown) return formProblems(stored, state);
      const { problems } = parseScript(id ?? "script", markdown, state.library);
      return describeProblems(markdown, problems, state.settings.language);
    },
    async saveSigned(id, markdown) {
      await desk.save(id, markdown, { kind: "saved" });
    },
    refresh: () => void library.republish(),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      await library.reload();
      unsubscribe = store.onPatches((patches) => {
        if (patches.some(({ path }) => paceChanged(path))) library.republish();
      });
    },
    close() {
      unsubscribe();
      listeners.clear();
    },
  };
}

function sourceOf({ markdown, bundled, parsed: { frontMatter } }: StoredScript): ScriptSourceText {
  const { kind, title, lang } = frontMatter;
  return { markdown, kind, title, lang, frontMatter, bundled };
}
