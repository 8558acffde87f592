import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const sampleRate = 48_000;

export interface Piece {
  /** One clause with its punctuation. */
  text: string;
  /** eSpeak's speed, in its own words a minute; Chinese syllables come out slower than its number says. */
  speed: number;
  /** Seconds of silence after it. */
  pause: number;
  /** Read-aloud characters before it. */
  position: number;
  /** A key press moves the prompter here in the silence before this piece. */
  jump?: boolean;
}

export interface SpokenScript {
  /** A WAV file, 48 kHz, mono, 16 bits. */
  wav: Buffer;
  /** Where each piece lies in it, in seconds: from the first sound to the last. */
  pieces: (Piece & { from: number; until: number; end: number })[];
  seconds: number;
}

/** The samples of a WAV file with 16 bits a sample. */
function samplesOf(wav: Buffer): { rate: number; samples: Int16Array } {
  const data = wav.indexOf("data", 12);
  const bytes = wav.subarray(data + 8);
  return {
    rate: wav.readUInt32LE(24),
    samples: new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1))),
  };
}

/** Cuts the silence off both ends, and brings the sound to our rate. */
function sound({ rate, samples }: { rate: number; samples: Int16Array }): Int16Array {
  const loud = (sample: number) => Math.abs(sample) > 300;
  const first = samples.findIndex(loud);
  const last = samples.findLastIndex(loud);
  const length = Math.floor(((last + 1 - first) * sampleRate) / rate);
  return Int16Array.from({ length }, (_, index) => {
    const at = first + (index * rate) / sampleRate;
    const before = samples[Math.floor(at)] ?? 0;
    const after = samples[Math.floor(at) + 1] ?? before;
    return before + (after - before) * (at % 1);
  });
}

function header(bytes: number): Buffer {
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(bytes, 40);
  return head;
}

/** Speaks pieces one by one, with silences of known length between them, so that it is known what is said when. */
export function speakScript(pieces: readonly Piece[], lead: number, voice = "cmn"): SpokenScript {
  const folder = mkdtempSync(join(tmpdir(), "hongcun-speech-"));
  try {
    const parts: Int16Array[] = [new Int16Array(Math.round(lead * sampleRate))];
    let at = lead;
    const spoken = pieces.map((piece, index) => {
      const file = join(folder, `${index}.wav`);
      const text = join(folder, `${index}.txt`);
      writeFileSync(text, piece.text);
      execFileSync("espeak-ng", ["-v", voice, "-s", String(piece.speed), "-w", file, "-f", text]);
      const samples = sound(samplesOf(readFileSync(file)));
      const silence = new Int16Array(Math.round(piece.pause * sampleRate));
      parts.push(samples, silence);
      const from = at;
      const until = from + samples.length / sampleRate;
      at = until + silence.length / sampleRate;
      return { ...piece, from, until, end: at };
    });
    const body = Buffer.concat(
      parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
    );
    return { wav: Buffer.concat([header(body.length), body]), pieces: spoken, seconds: at };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where the reader is at a moment of the sound, in read-aloud characters: even within a piece, still in silences. */
export function spokenAt({ pieces }: SpokenScript, seconds: number): number {
  const piece = pieces.findLast(({ from }) => from <= seconds) ?? pieces[0];
  if (!piece || seconds < piece.from) return piece?.position ?? 0;
  const length = [...piece.text.replace(/\s/gu, "")].length;
  const share = Math.min(1, (seconds - piece.from) / (piece.until - piece.from));
  return piece.position + length * share;
}
