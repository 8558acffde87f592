import { type HandlersFor, type PrompterText, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { freeId, importedMarkdown, titleOfFile } from "./imported";
import { createLibrary } from "./library";
import { describeScript, findProblems, summarise } from "./stored-script";

export { type ParsedScript, parseScript } from "./parse";
export { checkReferences, type ScriptReferences } from "./references";
export { findProblems } from "./stored-script";

export interface Scripts {
  handlers: HandlersFor<
    "script.list" | "script.get" | "script.save" | "script.remove" | "script.import" | "script.check"
  >;
  /** A script as the prompter reads it. @throws StudioError `scripts.not-found` */
  text(id: string): PrompterText;
  /** Calls back with a script's id after it was saved or its own copy removed; returns a function that ends it. */
  onChange(listener: (id: string) => void): () => void;
  /** Reads the folders and fills `state.library.scripts`. */
  start(): Promise<void>;
  close(): void;
}

/**
 * The script library: `resources/scripts/*.md`, and the user's own in `data/scripts/*.md`. Saving one that ships
 * makes the user's own copy; removing that copy brings the shipped one back.
 */
export function createScripts(context: StudioContext): Scripts {
  const { store } = context;
  const library = createLibrary(context);
  const listeners = new Set<(id: string) => void>();
  let unsubscribe = () => {};

  const changed = (id: string) => {
    for (const listener of [...listeners]) listener(id);
  };

  async function save(id: string, markdown: string) {
    const saved = await library.save(id, markdown);
    changed(id);
    return summarise(saved, store.get().settings);
  }

  return {
    handlers: {
      "script.list": () => library.reload(),
      "script.get": ({ id }) => describeScript(library.find(id), store.get().settings, store.get().library),
      "script.save": ({ id, markdown }) => save(id, markdown),
      "script.remove": async ({ id }) => {
        await library.remove(id);
        changed(id);
      },
      "script.import": async ({ name, kind, text }) =>
        save(freeId(titleOfFile(name), library.ids()), importedMarkdown(name, kind, text)),
      "script.check": ({ id, markdown }) => {
        const { settings, library: references } = store.get();
        if (markdown !== undefined)
          return findProblems(id ?? "script", markdown, references, settings.language);
        if (id === undefined) throw new StudioError("scripts.nothing-to-check");
        return describeScript(library.find(id), settings, references).problems;
      },
    },
    text: (id) => library.find(id).parsed.text,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      await library.reload();
      unsubscribe = store.onPatches((patches) => {
        if (patches.some(({ path }) => path === "/settings" || path.startsWith("/settings/prompter")))
          library.republish();
      });
    },
    close() {
      unsubscribe();
      listeners.clear();
    },
  };
}
