import type { RelayState } from "../../../preload/contract";
import type { SlateOrder } from "../core/config";
import type { SlateNeed } from "../programme/slate-format";
import type { SlateClip } from "./clip";
import { expectedFormat, rememberFormat } from "./expected";
import { formatKey, type SlateFormat } from "./format";
import type { SlateMaker } from "./maker";

export interface SlateSupplyDependencies {
  /** Null where slates cannot be drawn at all. */
  maker: SlateMaker | null;
  /** A slate is ready to be sent; null: what was ready does not fit what is sent now. */
  ready(clip: SlateClip | null): void;
  /** The status is another one. */
  changed(): void;
}

/** Has a slate drawn before it is needed, and again when the stream's format is another one. */
export class SlateSupply {
  readonly #dependencies: SlateSupplyDependencies;
  #order: SlateOrder | null = null;
  #status: RelayState["slate"] = "none";
  #key = "";
  #drawing: AbortController | null = null;

  constructor(dependencies: SlateSupplyDependencies) {
    this.#dependencies = dependencies;
  }

  get status(): RelayState["slate"] {
    return this.#status;
  }

  /**
   * What slates are to show; null: none are drawn. One is drawn at once for what the stream will most likely be like: were
   * it not quite so, it is there all the same until the right one is.
   */
  begin(order: SlateOrder | null): void {
    this.#order = order;
    const { maker } = this.#dependencies;
    if (order !== null && maker !== null) void this.#drawAhead(order, maker);
  }

  /** What the stream is like now. A slate that could not be drawn is tried again. */
  follow(need: NonNullable<SlateNeed>): void {
    if (this.#order === null || this.#dependencies.maker === null) return;
    if ("format" in need) this.#draw(this.#order, this.#dependencies.maker, need.format);
    else this.#refuse(need.refusal, this.#dependencies.maker);
  }

  close(): void {
    this.#order = null;
    this.#callOff();
  }

  #callOff(): void {
    this.#drawing?.abort();
    this.#drawing = null;
  }

  async #drawAhead(order: SlateOrder, maker: SlateMaker): Promise<void> {
    const format = await expectedFormat(order);
    // The stream may have told by itself meanwhile, or the show have ended.
    if (format !== null && this.#order === order && this.#key === "") this.#draw(order, maker, format);
  }

  #draw(order: SlateOrder, maker: SlateMaker, format: SlateFormat): void {
    const { ready } = this.#dependencies;
    const key = formatKey(format);
    if (key === this.#key && this.#status !== "failed") return;
    this.#drawing?.abort();
    const drawing = new AbortController();
    this.#drawing = drawing;
    this.#key = key;
    this.#enter("drawing");
    maker.make(order, format, drawing.signal).then(
      (clip) => {
        if (this.#drawing !== drawing) return;
        void rememberFormat(order, format);
        ready(clip);
        this.#enter("ready");
      },
      (thrown: unknown) => {
        if (this.#drawing !== drawing) return;
        maker.note("no slate could be drawn", thrown);
        this.#enter("failed");
      },
    );
  }

  /** No slate can follow this stream. */
  #refuse(reason: string, maker: SlateMaker): void {
    if (this.#key === reason) return;
    this.#callOff();
    this.#key = reason;
    maker.note(`no slate: ${reason}`);
    this.#dependencies.ready(null);
    this.#enter("failed");
  }

  #enter(status: RelayState["slate"]): void {
    this.#status = status;
    this.#dependencies.changed();
  }
}
