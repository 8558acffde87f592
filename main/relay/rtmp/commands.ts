import { type AmfValue, decodeAmf, encodeAmf } from "./amf0";
import { chunkStream, encodeChunks } from "./chunk-writer";
import { messageType, type RtmpMessage } from "./message";

/** A command or its answer: `connect`, `_result`, `onStatus` … */
export interface RtmpCommand {
  name: string;
  transaction: number;
  /** The command object and what follows it. */
  values: AmfValue[];
}

/** Our chunk size in both directions once agreed: what OBS sends with, so every platform has met it. */
export const ownChunkSize = 4096;

const number32 = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

const control = (type: number, payload: Buffer): Buffer =>
  encodeChunks({ type, streamId: 0, timestamp: 0, payload }, chunkStream.control, ownChunkSize);

export const setChunkSize = (size: number): Buffer => control(messageType.setChunkSize, number32(size));

export const windowAcknowledgementSize = (bytes: number): Buffer =>
  control(messageType.windowAcknowledgementSize, number32(bytes));

export const acknowledgement = (received: number): Buffer =>
  control(messageType.acknowledgement, number32(received));

/** Limit type 2, "dynamic", is what servers in the field send. */
export const setPeerBandwidth = (bytes: number): Buffer =>
  control(messageType.setPeerBandwidth, Buffer.concat([number32(bytes), Buffer.of(2)]));

/** User control event 0: the stream begins. */
export const streamBegin = (streamId: number): Buffer =>
  control(messageType.userControl, Buffer.concat([Buffer.of(0, 0), number32(streamId)]));

/** The answer to a ping (user control event 6), or null for any other event. */
export function pingAnswer(message: RtmpMessage): Buffer | null {
  if (message.type !== messageType.userControl || message.payload.length < 6) return null;
  if (message.payload.readUInt16BE(0) !== 6) return null;
  return control(messageType.userControl, Buffer.concat([Buffer.of(0, 7), message.payload.subarray(2, 6)]));
}

/** A command as chunks of the given size: the specification's 128 until set otherwise. */
export function encodeCommand(command: RtmpCommand, streamId: number, chunkSize: number): Buffer {
  const payload = encodeAmf([command.name, command.transaction, ...command.values]);
  const message = { type: messageType.commandAmf0, streamId, timestamp: 0, payload };
  return encodeChunks(message, chunkStream.command, chunkSize);
}

/** The command in a message, or null where it holds none. @throws RtmpProtocolError for broken AMF0. */
export function readCommand(message: RtmpMessage): RtmpCommand | null {
  if (message.type !== messageType.commandAmf0 && message.type !== messageType.commandAmf3) return null;
  // An AMF3 command holds AMF0 values behind one zero byte.
  const skip = message.type === messageType.commandAmf3 ? 1 : 0;
  const [name, transaction, ...values] = decodeAmf(message.payload.subarray(skip));
  if (typeof name !== "string") return null;
  return { name, transaction: typeof transaction === "number" ? transaction : 0, values };
}

/** An `onStatus` command's information object. */
export const statusCommand = (level: "status" | "error", code: string, description: string): RtmpCommand => ({
  name: "onStatus",
  transaction: 0,
  values: [null, { level, code, description }],
});
