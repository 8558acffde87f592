import type { Canvas, Device, Orientation, Preset } from "../../../preload/contract";
import type { AppliedPreset, EngineDifference, SceneFill, StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import { ensureCanvas, type VideoSettings } from "./canvas";
import { listDevices, type ObsDevices } from "./devices";
import { isOurs } from "./names";
import { createReconciler, type Reconciler } from "./reconcile";
import type { AppliedScenes, Session } from "./session";

const settleMilliseconds = 700;
const settleTries = 12;

/** Builds presets in OBS and keeps them as they should be. */
export interface Builder {
  apply(preset: Preset, orientation: Orientation, canvas: Canvas, fill: SceneFill): Promise<AppliedPreset>;
  diff(
    preset: Preset,
    orientation: Orientation,
    canvas: Canvas,
    fill: SceneFill,
  ): Promise<EngineDifference[]>;
  /** Puts every applied preset right again, with a new fill where one is given. */
  refresh(fill?: SceneFill): Promise<void>;
  /** The same for an OBS that came back, its canvas included. */
  rebuild(): Promise<void>;
  devices(): Promise<{ cameras: Device[]; microphones: Device[] }>;
  close(): void;
}

export interface BuilderOptions {
  context: StudioContext;
  link: ObsLink;
  session: Session;
  /** Told which canvas OBS has now, what it had before, and whether that was changed. */
  onCanvas: (canvas: Canvas, before: VideoSettings, changed: boolean) => void;
  onDevices: (devices: ObsDevices) => void;
}

/** Sets crops once a camera has shown its size: it is known only with its first picture. */
function createSettler(context: StudioContext, session: Session, refresh: () => Promise<boolean>) {
  let cancel: (() => void) | null = null;
  function later(tries: number) {
    cancel?.();
    cancel =
      tries <= 0
        ? null
        : context.clock.after(settleMilliseconds, () => {
            session
              .inTurn(async () => {
                if (session.machine !== null && (await refresh())) later(tries - 1);
              })
              .catch((error) => context.log.warn({ err: error }, "a crop could not be set later"));
          });
  }
  return { start: () => later(settleTries), stop: () => later(0) };
}

async function compareWith(
  reconciler: Reconciler,
  applied: AppliedScenes,
  fill: SceneFill,
  devices: ObsDevices,
): Promise<EngineDifference[]> {
  const { scenes } = await reconciler.want(applied, fill, devices);
  const compared = await reconciler.compare(scenes);
  return compared.flatMap(({ scene, plan }) =>
    plan.differences.map(({ layer, source, code }): EngineDifference => {
      const leftover = layer === "" && isOurs(source) && source !== scene.name;
      return { scene: scene.id, layer, code, params: leftover ? { layer: source } : {} };
    }),
  );
}

export function createBuilder({ context, link, session, onCanvas, onDevices }: BuilderOptions): Builder {
  const reconciler = createReconciler(context, link, session);
  const settler = createSettler(context, session, async () =>
    session.fill === null ? false : refreshAll(session.fill),
  );

  async function readDevices(): Promise<ObsDevices> {
    const devices = await listDevices(link, reconciler.machine().kinds);
    onDevices(devices);
    return devices;
  }

  /** True while a camera that is there has not shown its size. */
  async function buildOne(applied: AppliedScenes, fill: SceneFill, devices: ObsDevices) {
    const { scenes, notes } = await reconciler.want(applied, fill, devices);
    const unsettled = await reconciler.build(scenes);
    return { scenes, notes, waiting: unsettled.length > 0 && devices.cameras.length > 0 };
  }

  async function refreshAll(fill: SceneFill): Promise<boolean> {
    if (session.applied.size === 0) return false;
    const devices = await readDevices();
    let anyWaits = false;
    for (const applied of session.applied.values()) {
      const { waiting } = await buildOne(applied, fill, devices);
      anyWaits ||= waiting;
    }
    return anyWaits;
  }

  async function apply(preset: Preset, orientation: Orientation, asked: Canvas, fill: SceneFill) {
    const { canvas, before, changed } = await ensureCanvas(link, asked);
    onCanvas(canvas, before, changed);
    const { scenes, notes, waiting } = await buildOne(
      { preset, orientation, canvas },
      fill,
      await readDevices(),
    );
    session.fill = fill;
    // The other presets stand on the same canvas, in the same show: they follow.
    const turned = [...session.applied.values()].some(
      (each) => each.orientation !== orientation || each.canvas.width !== canvas.width,
    );
    session.applied.set(preset.id, { preset, orientation, canvas });
    for (const [id, each] of session.applied) session.applied.set(id, { ...each, orientation, canvas });
    const othersWait = turned && session.applied.size > 1 ? await refreshAll(fill) : false;
    if (waiting || othersWait) settler.start();
    return { scenes: scenes.map((scene) => scene.name), notes };
  }

  return {
    apply: (preset, orientation, canvas, fill) =>
      session.inTurn(() => apply(preset, orientation, canvas, fill)),
    diff: (preset, orientation, canvas, fill) =>
      session.inTurn(async () => {
        const applied = session.applied.get(preset.id) ?? { preset, orientation, canvas };
        return compareWith(reconciler, applied, fill, await readDevices());
      }),
    refresh: (fill) =>
      session.inTurn(async () => {
        session.fill = fill ?? session.fill;
        if (session.fill !== null && (await refreshAll(session.fill))) settler.start();
      }),
    rebuild: () =>
      session.inTurn(async () => {
        const [first] = session.applied.values();
        if (first === undefined || session.fill === null) return;
        const { canvas } = await ensureCanvas(link, first.canvas);
        for (const [id, each] of session.applied) session.applied.set(id, { ...each, canvas });
        if (await refreshAll(session.fill)) settler.start();
      }),
    devices: () =>
      session.inTurn(async () => {
        const { cameras, microphones } = await readDevices();
        return { cameras, microphones };
      }),
    close: () => settler.stop(),
  };
}
