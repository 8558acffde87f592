import {
  type Canvas,
  type Device,
  type Orientation,
  type Preset,
  StudioError,
} from "../../../preload/contract";
import type { AppliedPreset, ApplyOptions, EngineDifference, SceneFill, StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import type { PanStore } from "../pan/pan-store";
import { ensureCanvas, readVideo, type VideoSettings } from "./canvas";
import { canvasDifference, compareWith } from "./compare";
import { type DeviceUse, deviceUses, type KnownDevices, listDevices, type ObsDevices } from "./devices";
import { createReconciler, type Reconciler } from "./reconcile";
import type { AppliedScenes, Session } from "./session";
import { createSettler } from "./settle";
import { type Memory, remember, takeBack } from "./take-back";
import { changesBack, type Inverse } from "./undo";

/** Looks that a camera's crop gets after its device was changed: it shows its old size for a while. */
const looksAfterChange = 4;

/** Builds presets in OBS and keeps them as they should be. */
export interface Builder {
  apply(
    preset: Preset,
    orientation: Orientation,
    canvas: Canvas,
    fill: SceneFill,
    options?: ApplyOptions,
  ): Promise<AppliedPreset>;
  diff(
    preset: Preset,
    orientation: Orientation,
    canvas: Canvas,
    fill: SceneFill,
  ): Promise<EngineDifference[]>;
  /** Changes texts, pictures and devices of what is applied; what the user did to the layers stays. */
  refresh(fill: SceneFill): Promise<void>;
  /** Builds everything anew that was applied, for an OBS that came back, its canvas included. */
  rebuild(): Promise<void>;
  devices(): Promise<{ cameras: Device[]; microphones: Device[]; screens: Device[] }>;
  close(): void;
}

export interface BuilderOptions {
  context: StudioContext;
  link: ObsLink;
  session: Session;
  /** Draws the loops of pictures that move; without it they stand still. */
  pans: PanStore | null;
  /** Told which canvas OBS has now, what it had before, and whether that was changed. */
  onCanvas: (canvas: Canvas, before: VideoSettings, changed: boolean) => void;
  onDevices: (devices: ObsDevices) => void;
}

/** The devices that presets have layers for. Music asks for the microphone it makes way for. */
function usesOf(presets: Iterable<AppliedScenes>): DeviceUse[] {
  const kinds = [...presets].flatMap(({ preset }) =>
    preset.scenes.flatMap(({ layers }) => layers.map(({ kind }) => kind)),
  );
  return deviceUses.filter((use) => kinds.includes(use) || (use === "microphone" && kinds.includes("music")));
}

const nothingKnown: KnownDevices = { camera: null, microphone: null, screen: null };

/** Lists devices. An input made for the moment costs OBS a little, so only what is asked for is listed anew by one. */
function createDeviceReader({ link, session, onDevices }: BuilderOptions, reconciler: Reconciler) {
  let known = nothingKnown;
  let of = session.machine;
  return async (ask: readonly DeviceUse[]): Promise<ObsDevices> => {
    if (of !== session.machine) known = nothingKnown;
    of = session.machine;
    const listed = await listDevices(link, reconciler.machine().kinds, ask, known);
    known = listed.known;
    onDevices(listed.devices);
    return listed.devices;
  };
}

/** Changes contents alone, of every preset that is applied. */
function createChanger({ session }: BuilderOptions, reconciler: Reconciler, read: DeviceReader) {
  function noteLooks(sized: ReadonlySet<string>, unsettled: readonly string[]) {
    for (const source of sized) {
      const left = (session.waiting.get(source) ?? 1) - 1;
      if (left > 0) session.waiting.set(source, left);
      else session.waiting.delete(source);
    }
    for (const source of unsettled) session.waiting.set(source, looksAfterChange);
  }

  /** True while a camera's crop is due again. */
  return async (fill: SceneFill): Promise<boolean> => {
    if (session.applied.size === 0) return false;
    const devices = await read([]);
    const due = new Set(session.waiting.keys());
    const unsettled: string[] = [];
    const sized = new Set<string>();
    for (const applied of session.applied.values()) {
      const wanted = await reconciler.want(applied, fill, devices);
      const before = session.standing.get(applied.preset.id) ?? wanted;
      const changed = await reconciler.change(before, wanted, due);
      session.standing.set(applied.preset.id, wanted);
      unsettled.push(...changed.unsettled);
      for (const source of changed.sized) sized.add(source);
    }
    noteLooks(sized, unsettled);
    return session.waiting.size > 0;
  };
}

/** Takes back one apply. `canvas` is the one from before where it was changed. */
function undoOf(
  { context, link, session, onCanvas }: BuilderOptions,
  inverses: readonly Inverse[],
  memory: Memory,
  canvas: VideoSettings | null,
) {
  const machine = session.machine;
  return () =>
    session.inTurn(async () => {
      // Ids of items mean nothing in an OBS that was opened anew.
      if (session.machine === null || session.machine !== machine) throw new StudioError("presets.undo-gone");
      await takeBack({ link, session, log: context.log }, inverses, memory, canvas);
      if (canvas !== null) onCanvas({ width: canvas.width, height: canvas.height }, canvas, false);
    });
}

type DeviceReader = ReturnType<typeof createDeviceReader>;

export function createBuilder(options: BuilderOptions): Builder {
  const { context, link, session, pans, onCanvas } = options;
  const reconciler = createReconciler(context, link, session, pans);
  const readDevices = createDeviceReader(options, reconciler);
  const changeAll = createChanger(options, reconciler, readDevices);
  const settler = createSettler(context, session, async () =>
    session.fill === null ? false : changeAll(session.fill),
  );
  /** Builds one preset whole. `inverses` collects what takes it back. */
  async function buildOne(
    applied: AppliedScenes,
    fill: SceneFill,
    devices: ObsDevices,
    { unmutes, inverses }: { unmutes: boolean; inverses: Inverse[] },
  ) {
    const wanted = await reconciler.want(applied, fill, devices);
    const built = await reconciler.build(wanted, unmutes);
    inverses.push(...built.inverses);
    session.standing.set(applied.preset.id, wanted);
    if (devices.cameras.length > 0) for (const source of built.unsettled) session.waiting.set(source, 1);
    return wanted;
  }

  async function rebuildAll(fill: SceneFill, inverses: Inverse[], except?: string) {
    const others = [...session.applied.values()].filter(({ preset }) => preset.id !== except);
    if (others.length === 0) return;
    const devices = await readDevices(usesOf(others));
    for (const applied of others) await buildOne(applied, fill, devices, { unmutes: false, inverses });
  }

  async function refresh(fill: SceneFill) {
    session.fill = fill;
    if (await changeAll(fill)) settler.start();
  }

  async function apply(
    { preset, orientation, canvas: asked }: AppliedScenes,
    fill: SceneFill,
    unmutes: boolean,
  ): Promise<AppliedPreset> {
    const memory = remember(session, preset.id);
    const { canvas, before, changed } = await ensureCanvas(link, asked);
    onCanvas(canvas, before, changed);
    const applied = { preset, orientation, canvas };
    const inverses: Inverse[] = [];
    const devices = await readDevices(usesOf([applied]));
    const wanted = await buildOne(applied, fill, devices, { unmutes, inverses });
    session.fill = fill;
    // The other presets stand on the same canvas, in the same show: they follow.
    const turned = [...session.applied.values()].some(
      (each) => each.orientation !== orientation || each.canvas.width !== canvas.width,
    );
    session.applied.set(preset.id, applied);
    for (const [id, each] of session.applied) session.applied.set(id, { ...each, orientation, canvas });
    if (turned) await rebuildAll(fill, inverses, preset.id);
    if (session.waiting.size > 0) settler.start();
    const undo = undoOf(options, inverses, memory, changed ? before : null);
    return {
      scenes: wanted.scenes.map((scene) => scene.name),
      notes: wanted.notes,
      missing: wanted.missing,
      undo: changed || changesBack(inverses) ? undo : null,
    };
  }

  pans?.onReady(() => {
    session
      .inTurn(async () => {
        if (session.machine !== null && session.fill !== null) await refresh(session.fill);
      })
      .catch((error: unknown) => context.log.warn({ err: error }, "a moving picture could not be shown"));
  });

  return {
    apply: (preset, orientation, canvas, fill, { unmutes = true } = {}) =>
      session.inTurn(() => apply({ preset, orientation, canvas }, fill, unmutes)),
    diff: (preset, orientation, canvas, fill) =>
      session.inTurn(async () => {
        const applied = session.applied.get(preset.id) ?? { preset, orientation, canvas };
        const devices = await readDevices(usesOf([applied]));
        const wanted = await reconciler.want(applied, fill, devices);
        const present = await readVideo(link);
        return compareWith(reconciler, wanted, canvasDifference(applied.canvas, present));
      }),
    refresh: (fill) => session.inTurn(() => refresh(fill)),
    rebuild: () =>
      session.inTurn(async () => {
        const [first] = session.applied.values();
        if (first === undefined || session.fill === null) return;
        const { canvas } = await ensureCanvas(link, first.canvas);
        for (const [id, each] of session.applied) session.applied.set(id, { ...each, canvas });
        await rebuildAll(session.fill, []);
        if (session.waiting.size > 0) settler.start();
      }),
    devices: () =>
      session.inTurn(async () => {
        const { cameras, microphones, screens: listed } = await readDevices(deviceUses);
        return { cameras, microphones, screens: listed ?? [] };
      }),
    close: () => settler.stop(),
  };
}
