/** What the page sends the worker: a frame of 512 samples at 16 kHz. */
export interface VadRequest {
  frame: Float32Array;
  /** When the frame was spoken, in seconds of the page's clock. */
  at: number;
}

export type VadAnswer =
  | { kind: "ready" }
  | { kind: "failed"; reason: string }
  /** How likely the frame holds speech, and how loud it is, as a share of the meter from −60 dBFS to full scale. */
  | { kind: "heard"; probability: number; level: number; at: number };
