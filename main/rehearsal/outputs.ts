import { type CheckedInput, type Handlers, type MethodName, StudioError } from "../../preload/contract";

/**
 * What a call can do to the world outside this computer. `harmless`: nothing of the show leaves by it. `locked`: it
 * reaches, or makes the picture reach, a platform or its server. A function says it of a checked input.
 */
type Judgement<Name extends MethodName> = "harmless" | "locked" | ((input: CheckedInput<Name>) => boolean);

type Judgements = { [Name in MethodName]: Judgement<Name> };

/**
 * Every method of the contract, judged: a new one does not compile until it is. Ending, taking out and listing are never
 * locked, whatever they are about: somebody who has to stop must be able to.
 */
export const judgements = {
  "engine.connect": "harmless",
  "engine.disconnect": "harmless",
  "engine.launch": "harmless",
  "engine.enableServer": "harmless",
  // A companion whose room is open would show the rehearsal.
  "engine.virtualCamera": ({ on }) => on,
  "engine.screenshot": "harmless",
  "engine.devices": "harmless",
  "engine.level": "harmless",
  "engine.mute": "harmless",
  "preset.list": "harmless",
  "preset.apply": "harmless",
  "preset.diff": "harmless",
  "preset.restore": "harmless",
  "preset.undo": "harmless",
  "preset.thumbnail": "harmless",
  "scene.orientation": "harmless",
  "scene.take": "harmless",
  "scene.picture": "harmless",
  "overlay.templates": "harmless",
  "overlay.render": "harmless",
  "overlay.check": "harmless",
  "overlay.show": "harmless",
  "overlay.update": "harmless",
  "overlay.hide": "harmless",
  "media.add": "harmless",
  "media.crop": "harmless",
  "product.list": "harmless",
  "product.save": "harmless",
  "product.remove": "harmless",
  "product.template": "harmless",
  "product.import": "harmless",
  "script.list": "harmless",
  "script.get": "harmless",
  "script.save": "harmless",
  "script.remove": "harmless",
  "script.read": "harmless",
  "script.import": "harmless",
  "script.export": "harmless",
  "script.versions": "harmless",
  "script.version": "harmless",
  "script.restore": "harmless",
  "script.merge": "harmless",
  "script.check": "harmless",
  "script.review": "harmless",
  "script.reviews": "harmless",
  "script.exportReviews": "harmless",
  "prompter.load": "harmless",
  "prompter.text": "harmless",
  "prompter.play": "harmless",
  "prompter.pause": "harmless",
  "prompter.seek": "harmless",
  "prompter.rate": "harmless",
  "prompter.mode": "harmless",
  "prompter.voice": "harmless",
  // A cue brings a scene or a card, nothing else.
  "prompter.fire": "harmless",
  "prompter.message": "harmless",
  "prompter.flash": "harmless",
  "prompter.subtitles": "harmless",
  "show.list": "harmless",
  "show.get": "harmless",
  "show.save": "harmless",
  "show.remove": "harmless",
  "show.film": "harmless",
  "show.open": "harmless",
  "show.close": "harmless",
  "show.next": "harmless",
  "show.previous": "harmless",
  "show.goto": "harmless",
  // Saved and no more: nothing is reached before a show.
  "destination.list": "harmless",
  "destination.save": "harmless",
  "destination.remove": "harmless",
  "destination.order": "harmless",
  "destination.test": "locked",
  "destination.start": "locked",
  "destination.stop": "harmless",
  "destination.restart": "locked",
  // It leaves the platforms out by itself and says that a rehearsal runs.
  "live.preflight": "harmless",
  "live.start": "locked",
  "live.stop": "harmless",
  "live.slate": "locked",
  "live.bitrate": "locked",
  // Typed in, it is a note; else it is measured towards a server.
  "live.upload": ({ kbps }) => kbps === undefined,
  "live.reports": "harmless",
  "live.report": "harmless",
  "live.dismissReport": "harmless",
  "relay.secrets": "harmless",
  "record.start": "harmless",
  "record.stop": "harmless",
  "rehearsal.start": "harmless",
  "rehearsal.stop": "harmless",
  "rehearsal.listen": "harmless",
  "recording.list": "harmless",
  "recording.get": "harmless",
  "recording.remove": "harmless",
  "recording.marker": "harmless",
  "review.get": "harmless",
  "review.trend": "harmless",
  "recording.wave": "harmless",
  "recording.thumbnail": "harmless",
  "recording.clips": "harmless",
  "recording.clip": "harmless",
  "recording.export": "harmless",
  "recording.exportable": "harmless",
  "recording.repair": "harmless",
  "recording.made": "harmless",
  "recording.removeMade": "harmless",
  "recording.reveal": "harmless",
  "job.cancel": "harmless",
  "job.dismiss": "harmless",
  "stage.attach": "harmless",
  "stage.report": "harmless",
  "stage.picture": "harmless",
  "stage.detach": "harmless",
  "stage.shown": "harmless",
  "stage.chunk": "harmless",
  "stage.heard": "harmless",
  // The picture itself, on its way to the platforms.
  "stage.streamChunk": "locked",
  "stage.streamEnded": "harmless",
  "stage.recordingEnded": "harmless",
  "doctor.run": ({ upload }) => upload,
  "settings.get": "harmless",
  "settings.set": "harmless",
  "studio.time": "harmless",
  // The room's own tablets: they hold the prompter, and get no picture.
  "remote.start": "harmless",
  "remote.stop": "harmless",
  "remote.invite": "harmless",
  "remote.uninvite": "harmless",
  "remote.revoke": "harmless",
} as const satisfies Judgements;

/** Whether a call would reach beyond this computer. */
export function reachesOut<Name extends MethodName>(method: Name, input: CheckedInput<Name>): boolean {
  const judgement: Judgement<Name> = (judgements as Judgements)[method];
  return typeof judgement === "function" ? judgement(input) : judgement === "locked";
}

/** The lock before every call, and what has passed it and is still under way. */
export interface OutputLock {
  /** The same handlers behind the lock: what reaches out answers `core.locked-in-rehearsal` while one rehearses. */
  guard(handlers: Handlers): Handlers;
  /** A call that reaches out is under way: a rehearsal that begins now would not be alone. */
  isReachingOut(): boolean;
}

export function createOutputLock(isRehearsing: () => boolean): OutputLock {
  let underWay = 0;

  async function pass(work: () => unknown): Promise<unknown> {
    if (isRehearsing()) throw new StudioError("core.locked-in-rehearsal");
    underWay++;
    try {
      return await work();
    } finally {
      underWay--;
    }
  }

  return {
    guard(handlers) {
      const guarded = Object.entries(handlers).map(([name, handler]) => {
        // The map's type ties each handler to its own input; TypeScript cannot follow that through a union of names.
        const method = name as MethodName;
        const run = handler as (input: unknown) => unknown;
        const behind = (input: unknown) =>
          reachesOut(method, input as CheckedInput<MethodName>) ? pass(() => run(input)) : run(input);
        return [name, judgements[method] === "harmless" ? run : behind];
      });
      return Object.fromEntries(guarded) as Handlers;
    },
    isReachingOut: () => underWay > 0,
  };
}
