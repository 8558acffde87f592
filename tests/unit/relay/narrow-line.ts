import { Room, type RoomLoad, type RoomMove } from "../../../main/relay/core/room";

const stepMs = 100;
const keyframeEveryMs = 2_000;
const queueBytes = 4 * 1024 * 1024;
/** What the system takes before anything waits with us. */
const systemBytes = 1_500_000;
/** Sound, and a still each eight seconds. */
const trickleShare = 0.09;

interface Line {
  id: string;
  /** Stays null unless the destination's own line is narrow. */
  ownKbps: number | null;
  isYielding: boolean;
  isWaiting: boolean;
  queue: number;
  system: number;
  sent: number;
  dropped: number;
  recentKbps: number;
}

export interface NarrowLine {
  readonly moves: (RoomMove & { at: number })[];
  /** Runs on; `kbps` is what the whole line carries. */
  run(seconds: number, kbps: number): void;
  /** Those who have the whole stream now. */
  full(): string[];
  dropped(id: string): number;
  makesRoom: boolean;
}

/** Shares a rate fairly: whoever wants less than the share leaves the rest to the others. */
function shares(wants: number[], capacity: number): number[] {
  const given = wants.map(() => 0);
  let left = capacity;
  const order = wants.map((_, index) => index).sort((one, other) => (wants[one] ?? 0) - (wants[other] ?? 0));
  order.forEach((index, place) => {
    const share = Math.min(wants[index] ?? 0, left / (order.length - place));
    given[index] = share;
    left -= share;
  });
  return given;
}

/** A made-up uplink with TCP's manners, destinations on it in the order of importance, and the policy at work. */
export function narrowLine(ids: string[], streamKbps: number, own: Record<string, number> = {}): NarrowLine {
  const room = new Room();
  const lines = ids.map((id): Line => {
    const line = { id, ownKbps: own[id] ?? null, isYielding: false, isWaiting: false };
    return { ...line, queue: 0, system: 0, sent: 0, dropped: 0, recentKbps: streamKbps };
  });
  const bytesOf = (kbps: number) => (kbps * stepMs) / 8;
  let now = 0;

  function produce(line: Line): void {
    const isKeyframe = now % keyframeEveryMs === 0;
    if (isKeyframe) line.isWaiting = false;
    if (line.isWaiting) {
      line.dropped += 3;
      return;
    }
    line.queue += bytesOf(streamKbps * (line.isYielding ? trickleShare : 1));
    if (line.queue <= queueBytes) return;
    line.dropped += Math.round((line.queue * 8) / streamKbps / 33);
    line.queue = 0;
    line.isWaiting = !isKeyframe;
  }

  function carry(capacity: number): void {
    const wants = lines.map((line) => Math.min(line.queue + line.system, bytesOf(line.ownKbps ?? 1e9)));
    shares(wants, bytesOf(capacity)).forEach((bytes, index) => {
      const line = lines[index];
      if (!line) return;
      line.system -= bytes;
      const room = Math.min(line.queue, systemBytes - line.system);
      line.system += room;
      line.queue -= room;
      line.sent += room;
      line.recentKbps = line.recentKbps * 0.97 + ((bytes * 8) / stepMs) * 0.03;
    });
  }

  const load = (line: Line): RoomLoad => ({
    ...{ id: line.id, isPublishing: true, isYielding: line.isYielding },
    lateMs:
      (line.queue * 8) / streamKbps +
      (Math.max(0, line.system - 300_000) * 8) / Math.max(50, line.recentKbps),
    droppedFrames: line.dropped,
    deliveredBytes: line.sent - line.system,
  });

  const self: NarrowLine = {
    moves: [],
    makesRoom: true,
    run(seconds, kbps) {
      for (const end = now + seconds * 1000; now < end; now += stepMs) {
        for (const line of lines) produce(line);
        carry(kbps);
        if (now % 1000 !== 0) continue;
        const move = room.step(now, lines.map(load), self.makesRoom);
        if (!move) continue;
        self.moves.push({ ...move, at: now });
        const line = lines.find(({ id }) => id === move.id);
        if (!line) continue;
        line.isYielding = move.yields;
        if (move.yields) line.queue = 0;
        line.isWaiting = !move.yields;
      }
    },
    full: () => lines.filter(({ isYielding }) => !isYielding).map(({ id }) => id),
    dropped: (id) => lines.find((line) => line.id === id)?.dropped ?? 0,
  };
  return self;
}
