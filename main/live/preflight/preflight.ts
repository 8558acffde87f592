import type { Platform, Preflight, StudioState } from "../../../preload/contract";
import type { EncoderFacts, StudioContext } from "../../core";
import type { LiveDestination } from "../ports";
import {
  aboutDestination,
  companionFindings,
  destinationsFindings,
  rtmpFindings,
} from "./checks/destinations";
import { encoderFindings } from "./checks/encoder";
import { budgetOf, uploadFindings } from "./checks/line";
import { canvasFindings, engineFindings, rehearsalFindings, sceneFindings } from "./checks/picture";
import { serverFindings } from "./checks/server";
import { diskFindings, scriptFindings, showFindings } from "./checks/show";
import { levelFindings, microphoneFindings } from "./checks/sound";
import { computerFindings, stageEncoderFindings, stageWindowFindings } from "./checks/stage";
import { type Finding, type Topic, toLines } from "./finding";
import { patiently, within } from "./patience";
import type { PreflightPorts } from "./ports";

/** How long one check may take: a probe gives up after 12 s. Without the network the answer comes at once. */
const patienceMilliseconds = { network: 13_000, here: 300 };

/** The platforms that enabled destinations publish to, each once. */
export function platformsOf(
  enabled: readonly LiveDestination[],
  platforms: StudioState["library"]["platforms"],
): Platform[] {
  const ids = new Set(enabled.filter(({ kind }) => kind === "rtmp").map(({ platform }) => platform));
  return platforms.filter(({ id }) => ids.has(id));
}

/**
 * Everything that stands in the way of going live, each with a next step; ready when no line is red. Never rejects: a
 * check that fails is a line saying so. Without `network` nobody outside this computer is asked, and nothing is waited
 * for: an engine that is busy is taken at what it said last.
 */
export function createPreflight(context: StudioContext, ports: PreflightPorts) {
  let known: EncoderFacts | null = null;
  return async (input: { network: boolean }): Promise<Preflight> => {
    const patience = input.network ? patienceMilliseconds.network : patienceMilliseconds.here;
    const asked = askEncoder(context, ports).then((facts) => {
      known = facts;
      return facts;
    });
    const facts = within(context.clock, patience, asked, known);
    return preflight(context, ports, { ...input, patience, facts });
  };
}

async function preflight(
  context: StudioContext,
  ports: PreflightPorts,
  { network, patience, facts }: { network: boolean; patience: number; facts: Promise<EncoderFacts | null> },
): Promise<Preflight> {
  const { clock, store } = context;
  const state = store.get();
  // In a rehearsal nothing reaches a platform, not even a test.
  const reaches = network && !state.rehearsal.active;
  const isStage = state.engine.kind === "stage";
  const enabled = ports.destinations().filter((destination) => destination.enabled);
  const budget = budgetOf(state, enabled);
  let fit: Preflight["fit"] = null;

  const check = (topic: Topic, work: () => readonly Finding[] | Promise<readonly Finding[]>) =>
    patiently(clock, patience, { topic }, work);
  const ofDestination = (one: LiveDestination) =>
    patiently(clock, patience, aboutDestination(one), () =>
      one.kind === "companion" ? companionFindings(one, state) : rtmpFindings(one, ports, reaches),
    );
  const found = await Promise.all([
    check("rehearsal", () => rehearsalFindings(state)),
    check("engine", () => (isStage ? stageWindowFindings(state) : engineFindings(state))),
    check("scene", () => sceneFindings(state)),
    check("canvas", () => canvasFindings(state)),
    check("microphone", () => microphoneFindings(state)),
    check("level", () => (network ? levelFindings(state, ports.engine(), clock) : [])),
    check("encoder", async () => {
      const present = await facts;
      const judged = encoderFindings(present, platformsOf(enabled, state.library.platforms));
      fit = judged.fit;
      const ofStage = isStage ? stageEncoderFindings(state, present) : [];
      // One line about what nobody can encode is enough.
      return ofStage.length > 0 ? [...ofStage, ...judged.findings.filter(isBad)] : judged.findings;
    }),
    check("computer", () => (isStage ? computerFindings(state) : [])),
    check("destinations", () => destinationsFindings(enabled)),
    ...enabled.map(ofDestination),
    check("server", () => serverFindings(state, enabled, ports, reaches)),
    check("upload", () => uploadFindings(state, enabled, budget)),
    check("show", () => showFindings(state)),
    check("script", () => scriptFindings(state)),
    check("disk", async () => diskFindings(state, await ports.disk())),
  ]);
  const lines = toLines(found.flat(), store.get().settings.language);
  const ready = lines.every(({ status }) => status !== "error");
  return { ready, lines, upload: budget, fit, checkedAt: clock.now() };
}

const isBad = ({ status }: Finding): boolean => status !== "ok";

/** How the engine would encode; null where it cannot say. */
async function askEncoder({ log }: StudioContext, ports: PreflightPorts): Promise<EncoderFacts | null> {
  try {
    return (await ports.engine()?.encoder?.()) ?? null;
  } catch (error) {
    log.info({ err: error }, "The encoder's settings were not read");
    return null;
  }
}
