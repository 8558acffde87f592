import { type Facts, segmentTimes } from "./facts";
import { secondsOf } from "./spans";

/** A share of the score, 0–100, and how much it counts. */
interface Part {
  weight: number;
  value: number;
}

const bounded = (value: number): number => Math.min(100, Math.max(0, value));

/** How far the segments were off their plan, each as much as it was planned for: all is lost at half as long again. */
function timingPart({ review: { segments } }: Facts): Part | null {
  const times = segmentTimes(segments).filter(({ isLast, actual, planned }) => !isLast || actual > planned);
  const planned = times.reduce((sum, time) => sum + time.planned, 0);
  if (planned <= 0) return null;
  // Too short is half as bad as too long: nobody's patience is used up.
  const off = times.reduce((sum, time) => {
    const over = time.actual - time.planned;
    return sum + (over > 0 ? over : -over / 2);
  }, 0);
  return { weight: 20, value: 100 * (1 - off / planned / 0.5) };
}

function scriptPart({ review: { scripts } }: Facts): Part | null {
  const read = scripts.filter(({ saidCharacters }) => saidCharacters > 0);
  const length = read.reduce((sum, script) => sum + script.length, 0);
  const said = read.reduce((sum, script) => sum + script.saidCharacters, 0);
  return length === 0 ? null : { weight: 20, value: (100 * said) / length };
}

/** The share of steps within a fifth of the reader's norm; half a minute of reading at least. */
function pacePart({ review: { pace } }: Facts): Part | null {
  const steps = pace?.charactersPerMinute.filter((value) => value !== null) ?? [];
  if (pace === null || !(pace.norm > 0) || steps.length * pace.stepSeconds < 30) return null;
  const near = steps.filter((value) => Math.abs(value / pace.norm - 1) <= 0.2);
  return { weight: 15, value: (100 * near.length) / steps.length };
}

function cardsPart({ review: { cards } }: Facts): Part | null {
  if (cards.length === 0) return null;
  const worth = { well: 1, late: 0.5, "too-short": 0.5, never: 0 };
  return {
    weight: 15,
    value: (100 * cards.reduce((sum, { verdict }) => sum + worth[verdict], 0)) / cards.length,
  };
}

/** Good 100, fair 70, poor 30; five less for each long silence, thirty at most, and what was read unheard. */
function soundPart({ review: { sound, seconds }, mutedReading, hasNoSound }: Facts): Part | null {
  if (hasNoSound) return { weight: 15, value: 0 };
  if (sound === null || sound.integratedLufs === null) return null;
  const worth = { good: 100, fair: 70, poor: 30 };
  const muted = seconds > 0 ? (200 * secondsOf(mutedReading)) / seconds : 0;
  return { weight: 15, value: worth[sound.judgement] - Math.min(30, 5 * sound.silences.length) - muted };
}

/** A forbidden word costs a quarter, a doubtful one a twentieth; known only where something was read. */
function wordsPart({ review: { pace }, findings }: Facts): Part | null {
  if (pace === null) return null;
  const lost = findings.reduce((sum, { severity }) => sum + (severity === "error" ? 25 : 5), 0);
  return { weight: 15, value: 100 - lost };
}

/** Less than this of the weights known, or a shorter recording, is too little to judge. */
const leastWeight = 35;
const leastSeconds = 30;

/**
 * How well a recording went, 0–100: the mean of what can be judged, weighed: kept to time 20, script said 20, even pace
 * 15, cards as planned 15, sound 15, clean words 15. What is not known (no rundown, nothing read, sound not measured) is
 * left out rather than counted as bad, so that recordings of one kind can be compared. Null below 30 s, or where parts
 * of less than 35 in all are known.
 */
export function scoreOf(facts: Facts): number | null {
  if (facts.review.seconds < leastSeconds) return null;
  const known = [timingPart, scriptPart, pacePart, cardsPart, soundPart, wordsPart].flatMap(
    (part) => part(facts) ?? [],
  );
  const weight = known.reduce((sum, part) => sum + part.weight, 0);
  if (weight < leastWeight) return null;
  return Math.round(known.reduce((sum, part) => sum + part.weight * bounded(part.value), 0) / weight);
}
