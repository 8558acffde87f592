import { type HandlersFor, type Show, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { createShowLibrary } from "./library";
import type { ShowPorts } from "./ports";
import { missingCodes, missingReferences } from "./references";
import { closedShow, edited, openedShow } from "./rundown";
import { createPutOnAir } from "./segment";
import { createStageManager } from "./stage-manager";

export type { ShowPorts } from "./ports";

export interface Shows {
  handlers: HandlersFor<
    | "show.list"
    | "show.get"
    | "show.save"
    | "show.remove"
    | "show.open"
    | "show.close"
    | "show.next"
    | "show.previous"
    | "show.goto"
  >;
  /** Reads the folders and fills `state.library.shows`. */
  start(): Promise<void>;
}

function refuseDuplicates({ segments }: Show): void {
  const seen = new Set<string>();
  for (const { id } of segments) {
    if (seen.has(id)) throw new StudioError("show.duplicate-segment", { field: "segments", params: { id } });
    seen.add(id);
  }
}

/**
 * Shows and the rundown of the one that is open. Shows ship in `resources/shows/*` and are kept in `data/shows/*`,
 * each in a folder of its own; saving one that ships makes the user's own copy.
 */
export function createShow(context: StudioContext, ports: ShowPorts): Shows {
  const { store, problems, clock, paths } = context;
  const library = createShowLibrary(context);
  const stageManager = createStageManager(context, createPutOnAir(context, ports));

  async function reportMissing(show: Show | null) {
    const missing = show === null ? [] : await missingReferences(show, store.get().library, paths);
    for (const code of missingCodes) problems.clear(code);
    for (const { code, params, subject } of missing) problems.report(code, { params, subject });
  }

  async function save(show: Show) {
    refuseDuplicates(show);
    const summary = await library.save(show);
    if (store.get().show.open?.id === show.id) {
      store.update((draft) => {
        draft.show = edited(store.get().show, show, clock.now());
      });
      await reportMissing(show);
    }
    return summary;
  }

  async function open(id: string) {
    const { show } = library.find(id);
    stageManager.drop();
    store.update((draft) => {
      draft.show = openedShow(show);
    });
    await reportMissing(show);
    return show;
  }

  return {
    handlers: {
      "show.list": () => library.reload(),
      "show.get": ({ id }) => library.find(id).show,
      "show.save": save,
      "show.remove": ({ id }) => {
        const { open: opened } = store.get().show;
        if (opened?.id === id) throw new StudioError("show.is-open", { params: { title: opened.title } });
        return library.remove(id);
      },
      "show.open": ({ id }) => open(id),
      "show.close": async () => {
        stageManager.drop();
        store.update((draft) => {
          draft.show = { ...closedShow };
        });
        await reportMissing(null);
      },
      "show.next": () => stageManager.step(1),
      "show.previous": () => stageManager.step(-1),
      "show.goto": ({ index }) => stageManager.goto(index),
    },
    start: async () => {
      await library.reload();
    },
  };
}
