import { RtmpProtocolError } from "./message";

/** A value as AMF0 knows it (Adobe, "Action Message Format, AMF 0"). ECMA arrays are read as objects. */
export type AmfValue =
  | number
  | boolean
  | string
  | null
  | undefined
  | Date
  | readonly AmfValue[]
  | { readonly [key: string]: AmfValue };

const marker = {
  number: 0,
  boolean: 1,
  string: 2,
  object: 3,
  null: 5,
  undefined: 6,
  ecmaArray: 8,
  objectEnd: 9,
  strictArray: 10,
  date: 11,
  longString: 12,
} as const;

const maxDepth = 16;
const objectEnd = Buffer.of(0, 0, marker.objectEnd);

function shortText(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length > 0xffff) throw new RangeError("AMF0 property names hold 65535 bytes at most");
  const length = Buffer.allocUnsafe(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length <= 0xffff) return Buffer.concat([Buffer.of(marker.string), shortText(text)]);
  const head = Buffer.allocUnsafe(5);
  head.writeUInt8(marker.longString, 0);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

function encodeNumber(kind: number, value: number, tail: number): Buffer {
  const bytes = Buffer.alloc(9 + tail);
  bytes.writeUInt8(kind, 0);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function encodeValue(value: AmfValue): Buffer {
  if (value === null) return Buffer.of(marker.null);
  if (value === undefined) return Buffer.of(marker.undefined);
  if (typeof value === "number") return encodeNumber(marker.number, value, 0);
  if (typeof value === "boolean") return Buffer.of(marker.boolean, value ? 1 : 0);
  if (typeof value === "string") return encodeText(value);
  if (value instanceof Date) return encodeNumber(marker.date, value.getTime(), 2);
  if (Array.isArray(value)) {
    const head = Buffer.allocUnsafe(5);
    head.writeUInt8(marker.strictArray, 0);
    head.writeUInt32BE(value.length, 1);
    return Buffer.concat([head, ...value.map(encodeValue)]);
  }
  const entries = Object.entries(value as { readonly [key: string]: AmfValue });
  const properties = entries.flatMap(([name, item]) => [shortText(name), encodeValue(item)]);
  return Buffer.concat([Buffer.of(marker.object), ...properties, objectEnd]);
}

/** Values one after the other, as a command or data message carries them. */
export const encodeAmf = (values: readonly AmfValue[]): Buffer => Buffer.concat(values.map(encodeValue));

class AmfReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  #take(count: number): Buffer {
    if (this.#at + count > this.#bytes.length) throw new RtmpProtocolError("AMF0 value is cut short");
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  #text(lengthBytes: 2 | 4): string {
    return this.#take(this.#take(lengthBytes).readUIntBE(0, lengthBytes)).toString("utf8");
  }

  #properties(depth: number): AmfValue {
    const entries: [string, AmfValue][] = [];
    for (;;) {
      const name = this.#text(2);
      if (name === "" && this.#bytes[this.#at] === marker.objectEnd) break;
      entries.push([name, this.value(depth + 1)]);
    }
    this.#at++;
    // Not by assignment: a property called __proto__ must stay a property.
    return Object.fromEntries(entries);
  }

  #array(depth: number): AmfValue {
    const count = this.#take(4).readUInt32BE(0);
    if (count > this.#bytes.length) throw new RtmpProtocolError("AMF0 array is cut short");
    return Array.from({ length: count }, () => this.value(depth + 1));
  }

  value(depth = 0): AmfValue {
    if (depth > maxDepth) throw new RtmpProtocolError("AMF0 value is nested too deep");
    const kind = this.#take(1)[0];
    switch (kind) {
      case marker.number:
        return this.#take(8).readDoubleBE(0);
      case marker.boolean:
        return this.#take(1)[0] !== 0;
      case marker.string:
        return this.#text(2);
      case marker.longString:
        return this.#text(4);
      case marker.null:
        return null;
      case marker.undefined:
        return undefined;
      case marker.date:
        return new Date(this.#take(10).readDoubleBE(0));
      case marker.strictArray:
        return this.#array(depth);
      case marker.ecmaArray:
        // The count is a hint only; senders get it wrong and the end marker decides.
        this.#take(4);
        return this.#properties(depth);
      case marker.object:
        return this.#properties(depth);
      default:
        throw new RtmpProtocolError(`AMF0 marker ${kind}`);
    }
  }
}

/** Every value in the bytes. @throws RtmpProtocolError for a value cut short, too deep, or of a kind not known. */
export function decodeAmf(bytes: Buffer): AmfValue[] {
  const reader = new AmfReader(bytes);
  const values: AmfValue[] = [];
  while (!reader.isAtEnd) values.push(reader.value());
  return values;
}

/** A property of a decoded value, where that value is an object and has it. */
export function amfProperty(value: AmfValue, name: string): AmfValue {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Date)
    return undefined;
  return Object.hasOwn(value, name) ? (value as { readonly [key: string]: AmfValue })[name] : undefined;
}

/** A property as text, or the empty string. */
export function amfText(value: AmfValue, name: string): string {
  const property = amfProperty(value, name);
  return typeof property === "string" ? property : "";
}
