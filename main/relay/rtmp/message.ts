/** Message type ids of RTMP 1.0 (Adobe, "Real-Time Messaging Protocol", sections 5.4, 6.2 and 7.1). */
export const messageType = {
  setChunkSize: 1,
  abort: 2,
  acknowledgement: 3,
  userControl: 4,
  windowAcknowledgementSize: 5,
  setPeerBandwidth: 6,
  audio: 8,
  video: 9,
  dataAmf3: 15,
  commandAmf3: 17,
  dataAmf0: 18,
  commandAmf0: 20,
} as const;

/** One RTMP message, put together from its chunks. */
export interface RtmpMessage {
  type: number;
  /** 0 for the connection itself, else the stream that createStream named. */
  streamId: number;
  /** Milliseconds, modulo 2^32. */
  timestamp: number;
  payload: Buffer;
}

/** The peer did not speak RTMP as the specification has it. Never shown to a user as it is. */
export class RtmpProtocolError extends Error {
  override readonly name = "RtmpProtocolError";
}
