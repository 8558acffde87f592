import type { Cue, Handlers } from "../preload/contract";
import { createClips, createMade } from "./clips";
import { type Compliance, createCompliance } from "./compliance";
import {
  type Clock,
  createDispatch,
  createProblems,
  createStateStore,
  type Dispatch,
  type EngineEvents,
  initialState,
  type Log,
  type StateStore,
  type StudioContext,
  type StudioPaths,
  systemClock,
} from "./core";
import { createDoctor } from "./doctor";
import { EngineSwitch } from "./engine";
import { createJobs } from "./jobs";
import { Desk, Live } from "./live";
import { createObs, realSystem } from "./obs";
import { createOverlays, openLettering } from "./overlays";
import { createPresets, createThumbnails } from "./presets";
import { createFfmpeg } from "./process/ffmpeg";
import { createProducts, ffmpegPictures } from "./products";
import { createPrompter } from "./prompter";
import { createMeasure, createRecording } from "./recording";
import { createOutputLock, createRehearsal } from "./rehearsal";
import { createRelay, createServerSecrets, createShowReports, loadPlatforms } from "./relay";
import { createRemote, type OpenRemoteDoor } from "./remote";
import { createReview } from "./review";
import { createScripts } from "./scripts";
import { createSettings, machineId, openSettings, type SettingsStore, thisMachine } from "./settings";
import { createShow } from "./show";
import { createStage } from "./stage";
import { type Secrets, secretNames } from "./storage";
import { createTimeline } from "./timeline";
import { createWatch } from "./watch";
import { clipsPorts } from "./wiring/clips-ports";
import { deskPorts } from "./wiring/desk-ports";
import { obsPort } from "./wiring/doctor-ports";
import { createExampleCards } from "./wiring/example-cards";
import { filmHandlers } from "./wiring/film-job";
import { fireCue } from "./wiring/fire-cue";
import { keepStageBuilt } from "./wiring/keep-stage-built";
import { bringBackBy, stageLiveEvents } from "./wiring/live-stage";
import { mediaResolver } from "./wiring/media";
import { notedSecrets, noteNetwork } from "./wiring/network";
import { reviewPorts } from "./wiring/review-ports";
import { currentFill, keepScenesFilled } from "./wiring/scene-fill";
import { stageStreamPorts } from "./wiring/stage-ports";

export interface StudioOptions {
  paths: StudioPaths;
  secrets: Secrets;
  log: Log;
  clock?: Clock;
  settingsStore: SettingsStore;
  /** Whose devices the settings' are; this computer's unless a test says otherwise. */
  machine?: string;
  app: { version: string };
  /** How the host lets tablets and phones in; left out where it cannot. */
  openDoor?: (studio: StudioFront) => OpenRemoteDoor;
}

/** What a host gives its callers of the studio. */
export type StudioFront = Pick<Studio, "dispatch" | "store" | "resolveMedia">;

export interface Studio {
  dispatch: Dispatch;
  store: StateStore;
  /** The absolute path of a media reference. @throws StudioError `core.not-found` */
  resolveMedia(reference: string): string;
  /**
   * Ends the show, lets go of OBS and ends every process the studio started. `leavesShow`: a show that was found on air
   * goes on without this studio, as it does when one is killed.
   */
  close(how?: { leavesShow?: boolean }): Promise<void>;
}

/** Wires one studio: the services, the one state, the one door for calls. Both hosts run exactly this. */
export async function createStudio(asked: StudioOptions): Promise<Studio> {
  const options = { ...asked, machine: asked.machine ?? machineId(thisMachine()) };
  const context = createContext(options);
  const services = createServices(context, options, () => front);
  const { store } = context;
  const front: StudioFront = {
    dispatch: createDispatch(
      services.outputs.guard(handlersOf(services)),
      () => store.get().settings.language,
      context.log,
    ),
    store,
    resolveMedia: mediaResolver(context),
  };
  await startServices(context, services);
  await noteNetwork(context, options.secrets);
  return { ...front, close: (how) => closeServices(context, services, how?.leavesShow === true) };
}

type Options = StudioOptions & { machine: string };

function createContext({ paths, log, settingsStore, machine, clock = systemClock }: Options): StudioContext {
  const settings = openSettings(settingsStore, machine, log);
  const store = createStateStore(initialState(settings), (fault) =>
    log.error({ err: fault }, "A listener to the state failed"),
  );
  return { store, problems: createProblems(store, clock), log, clock, paths };
}

type Services = ReturnType<typeof createServices>;

/** Every service, each given what it needs of the others and no more. */
function createServices(
  context: StudioContext,
  { secrets, settingsStore, machine, app, openDoor }: Options,
  front: () => StudioFront,
) {
  const { store, log } = context;
  const ffmpeg = createFfmpeg(log);
  const jobs = createJobs(context);
  const obs = createObs(context, { secrets, ffmpeg });
  const stage = createStage(context, { version: app.version, stream: stageStreamPorts(context, ffmpeg) });
  const engines = new EngineSwitch(context, { obs, stage });
  const engine = () => engines.engine();
  const engineOrNull = () => engines.engineOrNull();

  const presets = createPresets(context, {
    engine,
    fill: () => currentFill(context),
    saveShow: (turned) => show.handlers["show.save"](turned),
    restoreCards: () => overlays.restore(),
  });
  const products = createProducts(context, { pictures: ffmpegPictures(ffmpeg) });
  const overlays = createOverlays(context, { ffmpeg, engine: engineOrNull, products });
  const thumbnails = createThumbnails(context, {
    ffmpeg,
    fill: () => currentFill(context),
    drawExample: createExampleCards(context, overlays.handlers["overlay.render"]),
    openTable: () => openLettering(context.paths.fonts),
  });
  const compliance: Compliance = createCompliance(context, {
    source: (id) => scripts.source(id),
    formFindings: (id, markdown) => scripts.formFindings(id, markdown),
    saveSigned: (id, markdown) => scripts.saveSigned(id, markdown),
  });
  const scripts = createScripts(context, { reviewState: (id, text) => compliance.reviewState(id, text) });
  const fire = (cue: Cue) => fireCue(cue, { ...presets.handlers, ...overlays.handlers });
  const prompter = createPrompter(context, { scripts, fire });
  const show = createShow(context, {
    takeScene: async (scene) => presets.handlers["scene.take"]({ scene }),
    setPicture: async (role, file) => presets.handlers["scene.picture"]({ role, file }),
    showOverlay: async (card) => overlays.handlers["overlay.show"](card),
    hideOverlay: async (slot) => overlays.handlers["overlay.hide"]({ slot }),
    loadScript: (id, done) => prompter.load(id, done),
  });

  const relay = createRelay(context, { secrets, platforms: () => store.get().library.platforms });
  const serverSecrets = notedSecrets(context, secrets, createServerSecrets(secrets));
  const timeline = createTimeline(context, { text: () => prompter.text() });
  const outputs = createOutputLock(() => store.get().rehearsal.active);
  const recording = createRecording(context, {
    engine: engineOrNull,
    probeSeconds: createMeasure(ffmpeg),
    ffmpeg,
    jobs,
  });
  const rehearsal = createRehearsal(context, { recording, isReachingOut: () => outputs.isReachingOut() });
  const watch = createWatch(context, { engine: engineOrNull });
  const review = createReview(context, reviewPorts(context, { ffmpeg, jobs, recording, compliance, show }));
  const clips = createClips(context, clipsPorts({ ffmpeg, jobs, recording, prompter, review }));
  const made = createMade(context, {
    recording: async (id) => recording.handlers["recording.get"]({ id }),
    resolve: mediaResolver(context),
    changed: () => recording.lookAtDisk(),
  });
  const film = filmHandlers(context, { jobs, show: async (id) => show.handlers["show.get"]({ id }) });
  const reports = createShowReports(context);
  const live = new Live(context, {
    engine,
    findEngine: async () => engines.handlers["engine.connect"]({}),
    bringBack: bringBackBy(presets),
    relay,
    showEnded: (id) => reports.ended(id),
    assertNotRehearsing: () => rehearsal.assertNotRehearsing(),
  });
  const settings = createSettings(context, { settingsStore, machine, onChanged: () => {} });
  const desk = new Desk(
    context,
    deskPorts(context, { engine: engineOrNull, relay, live, settings, rehearsal, secrets }),
  );
  const remote = createRemote(context, {
    openDoor: openDoor === undefined ? null : (desk, port) => openDoor(front())(desk, port),
    saveEnabled: async (enabled) => void (await settings.handlers["settings.set"]({ remote: { enabled } })),
  });
  const doctor = createDoctor(context, {
    obs: obsPort(realSystem(), () => secrets.get(secretNames.obsPassword)),
    ffmpeg: () => ffmpeg.describe(),
    engineDevices: () => (engineOrNull() === null ? null : store.get().engine.devices),
    destinations: async () => relay.destinations().filter(({ enabled, kind }) => enabled && kind === "rtmp"),
  });
  return {
    ...{ ffmpeg, jobs, obs, stage, engines, presets, thumbnails, products },
    ...{ overlays, scripts, prompter, show, compliance },
    ...{ relay, serverSecrets, reports, recording, timeline, outputs, rehearsal, review, clips, made, film },
    watch,
    ...{ live, desk, settings, remote, doctor },
  };
}

/** One door: a method that no service answers does not compile. */
const handlersOf = (services: Services): Handlers => ({
  ...services.engines.handlers,
  ...services.presets.handlers,
  ...services.thumbnails.handlers,
  ...services.overlays.handlers,
  ...services.products.handlers,
  ...services.scripts.handlers,
  ...services.compliance.handlers,
  ...services.prompter.handlers,
  ...services.show.handlers,
  ...services.film,
  ...services.relay.handlers,
  ...services.serverSecrets,
  ...services.reports.handlers,
  ...services.live.handlers,
  ...services.desk.handlers,
  ...services.jobs.handlers,
  ...services.recording.handlers,
  ...services.rehearsal.handlers,
  ...services.watch.handlers,
  ...services.timeline.handlers,
  ...services.review.handlers,
  ...services.clips.handlers,
  ...services.made.handlers,
  ...services.stage.handlers,
  ...services.settings.handlers,
  ...services.remote.handlers,
  ...services.doctor.handlers,
});

async function startServices(context: StudioContext, services: Services) {
  const platforms = await loadPlatforms(context.paths.resources);
  context.store.update((draft) => {
    draft.library.platforms = platforms;
  });
  await services.presets.start();
  await services.overlays.start();
  await services.products.start();
  await services.compliance.start();
  await services.scripts.start();
  await services.prompter.start();
  await services.show.start();
  await services.relay.load();
  // Before anything else may start or end a show: one may be on air already.
  await services.live.takeUp();
  await services.recording.open();
  await services.clips.start();
  await services.remote.start();
  listenToEngines(context, services);
  services.watch.start();
  // Looking for OBS takes seconds where it does not answer: the screens come first.
  void services.obs
    .start()
    .then(() => services.engines.start())
    .then(() => services.live.onEnginesLooked())
    .catch((error: unknown) =>
      context.log.warn({ err: error }, "OBS was not looked for, or the show not taken up"),
    );
}

function listenToEngines(
  context: StudioContext,
  { obs, stage, engines, live, recording, rehearsal, watch, overlays, presets }: Services,
) {
  const events: EngineEvents = {
    streamChanged: (active) => {
      live.onStreamChanged(active);
      rehearsal.onStreamChanged(active);
    },
    recordingChanged: (active, file) => recording.onEngineRecordingChanged(active, file),
    sensed: (senses) => watch.onSensed(senses),
    returned: () => {
      Promise.all([live.onEngineReturned(), overlays.restore()]).catch((error: unknown) =>
        context.log.error({ err: error }, "The show was not taken up again after OBS returned"),
      );
    },
  };
  obs.events.on(events);
  stage.onEvents({ ...events, ...stageLiveEvents(context, live) });
  keepScenesFilled(context, () => engines.engineOrNull());
  keepStageBuilt(context, presets.buildUnasked);
}

/** The platforms first, then the file, then the helpers: whatever ends badly is logged and the rest still ends. */
async function closeServices({ log }: StudioContext, services: Services, leavesShow: boolean) {
  const ends = [
    async () => (leavesShow ? services.live.leave() : services.live.close()),
    async () => services.desk.close(),
    () => services.remote.close(),
    () => services.recording.close(),
    () => services.timeline.close(),
    async () => services.watch.close(),
    async () => services.rehearsal.close(),
    () => services.jobs.close(),
    () => services.prompter.close(),
    () => services.scripts.close(),
    () => services.stage.close(),
    () => services.obs.close(),
    () => services.overlays.close(),
    () => services.thumbnails.close(),
    async () => (leavesShow ? undefined : services.relay.close()),
    () => services.ffmpeg.close(),
  ];
  for (const end of ends) {
    try {
      await end();
    } catch (error) {
      log.warn({ err: error }, "A service did not close well");
    }
  }
}
