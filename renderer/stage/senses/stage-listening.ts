import type { MethodInput, StageState, StudioBridge } from "../../../preload/contract";
import type { SoundBlock } from "../sources/ear";
import { levelOf } from "../sources/loudness";
import type { Microphone } from "../sources/microphone";
import { wavOf } from "../sources/wav";

type Wanted = NonNullable<StageState["listening"]>;
type Answer = Omit<MethodInput<"stage.heard">, "session" | "id">;

const blockMilliseconds = 100;
/** How long sound may fail to come in before the browser is taken to hold it back. */
const patienceMilliseconds = 4000;

function addressOf(bytes: ArrayBuffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(new Blob([bytes], { type: "audio/wav" }));
  });
}

interface Running {
  wanted: Wanted;
  blocks: SoundBlock[];
  /** When sound last came in, or the listening began. */
  heardAt: number;
  end: () => void;
}

/** Keeps a few seconds of the microphone when the studio asks for them, before its gate, and answers with them. */
export class StageListening {
  readonly #bridge: StudioBridge;
  #running: Running | null = null;
  /** What was answered last; the studio takes it out of its state after. */
  #answered: string | null = null;

  constructor(bridge: StudioBridge) {
    this.#bridge = bridge;
  }

  /** To be called at each tick, once it is known whether there is a microphone. */
  follow(wanted: Wanted | null, session: string, microphone: Microphone): void {
    if (this.#running !== null && wanted?.id !== this.#running.wanted.id) this.end();
    if (wanted === null || wanted.id === this.#answered) return;
    this.#running ??= this.#begin(wanted, microphone);
    const answer = this.#judge(this.#running, microphone);
    if (answer === null) return;
    const { blocks } = this.#running;
    this.end();
    this.#answered = wanted.id;
    this.#send({ session, id: wanted.id }, answer, blocks, microphone.sampleRate).catch(() => {});
  }

  end(): void {
    this.#running?.end();
    this.#running = null;
  }

  #begin(wanted: Wanted, microphone: Microphone): Running {
    microphone.resume();
    const end = microphone.hear((block) => {
      // A busy page finds several at once, and perhaps more than were asked for.
      if (running.blocks.length * blockMilliseconds < wanted.milliseconds) running.blocks.push(block);
      running.heardAt = performance.now();
    });
    const running: Running = { wanted, blocks: [], heardAt: performance.now(), end };
    return running;
  }

  /** What is to be answered now, or null while it goes on. */
  #judge({ wanted, blocks, heardAt }: Running, microphone: Microphone): Omit<Answer, "sound"> | null {
    if (blocks.length * blockMilliseconds >= wanted.milliseconds) return { levels: blocks.map(levelOf) };
    if (microphone.trouble !== null) return { levels: [], trouble: microphone.trouble };
    if (performance.now() - heardAt > patienceMilliseconds) return { levels: [], trouble: "held" };
    return null;
  }

  async #send(
    to: { session: string; id: string },
    answer: Omit<Answer, "sound">,
    blocks: SoundBlock[],
    sampleRate: number,
  ) {
    const sound = answer.trouble === undefined ? await addressOf(wavOf(blocks, sampleRate)) : null;
    await this.#bridge.call("stage.heard", { ...to, ...answer, sound });
  }
}
