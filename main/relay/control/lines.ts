/** Cuts a stream of bytes into lines. */
export interface LineReader {
  /** The lines that these bytes complete, without their ends. @throws LineTooLong */
  push(bytes: Buffer): string[];
}

/** A line came that is longer than anything honest: nothing more is read from there. */
export class LineTooLong extends Error {
  override readonly name = "LineTooLong";
}

const lineEnd = 0x0a;

/** `maxBytes` is asked at each chunk: who has not said yet who they are may say little. */
export function createLineReader(maxBytes: () => number): LineReader {
  let begun: Buffer[] = [];
  let length = 0;
  return {
    push(bytes) {
      const lines: string[] = [];
      let rest = bytes;
      for (let end = rest.indexOf(lineEnd); end >= 0; end = rest.indexOf(lineEnd)) {
        if (length + end > maxBytes()) throw new LineTooLong();
        lines.push(Buffer.concat([...begun, rest.subarray(0, end)]).toString("utf8"));
        begun = [];
        length = 0;
        rest = rest.subarray(end + 1);
      }
      length += rest.length;
      if (length > maxBytes()) throw new LineTooLong();
      if (rest.length > 0) begun.push(rest);
      return lines;
    },
  };
}
