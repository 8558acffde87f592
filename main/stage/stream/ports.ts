import type { StudioError } from "../../../preload/contract";
import type { Ffmpeg } from "../../process/ffmpeg";

export interface PublishEvents {
  /** The first picture is on its way to the relay; said once. */
  begun(): void;
  /** Nothing more goes out; said once, and never after `close`. */
  failed(reason: StudioError): void;
}

/** An FLV stream on its way into the relay. */
export interface Published {
  push(flv: Buffer): void;
  /** Bytes that have not been taken yet. */
  waitingBytes(): number;
  close(): Promise<void>;
}

/** What a live stream of the stage needs of its neighbours. */
export interface StreamPorts {
  ffmpeg: Pick<Ffmpeg, "run">;
  /** Opens the way into the relay's ingest, whose key is a secret. @throws StudioError of the relay */
  publish(place: { server: string; key: string }, events: PublishEvents): Promise<Published>;
}
