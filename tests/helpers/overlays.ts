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
import { loadThemes, prepareFonts } from "../../main/overlays";
import { checkFields } from "../../main/overlays/fields";
import type { FaceByWeight, Setting } from "../../main/overlays/layout";
import { type LoadedTemplate, loadTemplates } from "../../main/overlays/templates";
import { type Faces, loadFaces } from "../../main/overlays/text/fonts";
import type { OverlayFields, OverlayTheme } from "../../preload/contract";
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

let looks: Promise<Map<string, OverlayTheme>> | null = null;

/** One of the bundled themes; the usual one when none is named. */
export async function bundledTheme(id = "red-heritage"): Promise<OverlayTheme> {
  looks ??= loadThemes([join(resources, "themes")]).then(({ themes }) => themes);
  const theme = (await looks).get(id);
  if (!theme) throw new Error(`no theme ${id}`);
  return theme;
}

/** Noon of a day that the examples' moments lie after. */
export const exampleNow = new Date(2026, 9, 1, 12, 0).getTime();

/** What a template's texts are set from: typed fields, checked. */
export async function settingFor(
  { template }: LoadedTemplate,
  typed: OverlayFields,
  theme?: string,
): Promise<Setting> {
  const fields = checkFields(template, typed, exampleNow);
  return { template, fields, faces: await realFaces(), theme: await bundledTheme(theme), time: "05:00" };
}

let faces: Promise<Faces> | null = null;

/** The real faces; read once, which takes a third of a second each. */
export function sharedFaces(): Promise<Faces> {
  faces ??= prepareFonts(sharedFonts).then(loadFaces);
  return faces;
}

/** The real faces, by weight. */
export async function realFaces(): Promise<FaceByWeight> {
  const faces = await sharedFaces();
  const [regular, medium, bold] = await Promise.all([
    faces.face("regular"),
    faces.face("medium"),
    faces.face("bold"),
  ]);
  return { regular, medium, bold };
}
