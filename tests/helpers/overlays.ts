import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  createProblems,
  createStateStore,
  initialState,
  type StudioContext,
  silentLog,
  systemClock,
} from "../../main/core";
import { prepareFonts } from "../../main/overlays";
import type { FaceByWeight } from "../../main/overlays/layout";
import { type LoadedTemplate, loadTemplates } from "../../main/overlays/templates";
import { loadFaces } from "../../main/overlays/text/fonts";
import { temporaryFolder } from "./temporary";

/** 30 MB, so one copy for all tests. */
export const sharedFonts = join(tmpdir(), "hongcun-test-fonts");
export const resources = resolve(import.meta.dirname, "../../resources");

/** A studio's context on an awkward data folder, with the fonts gathered. */
export async function overlayContext(): Promise<StudioContext> {
  const data = temporaryFolder();
  const store = createStateStore(initialState());
  const fonts = await prepareFonts(sharedFonts);
  return {
    store,
    problems: createProblems(store, systemClock),
    log: silentLog,
    clock: systemClock,
    paths: { data, resources, fonts, relayEntry: "" },
  };
}

let bundled: Promise<Map<string, LoadedTemplate>> | null = null;

/** One of the bundled templates. */
export async function bundledTemplate(id: string): Promise<LoadedTemplate> {
  bundled ??= loadTemplates([join(resources, "overlays")]).then(({ templates }) => templates);
  const loaded = (await bundled).get(id);
  if (!loaded) throw new Error(`no template ${id}`);
  return loaded;
}

/** The real faces, by weight. */
export async function realFaces(): Promise<FaceByWeight> {
  const faces = loadFaces(await prepareFonts(sharedFonts));
  const [regular, medium, bold] = await Promise.all([
    faces.face("regular"),
    faces.face("medium"),
    faces.face("bold"),
  ]);
  return { regular, medium, bold };
}
