import { Readable, Writable } from "node:stream";
import type { Ffmpeg, FfmpegJob } from "../../process/ffmpeg";
import { mostPixels, type PictureReader } from "./readable";

interface Format {
  /** ffmpeg's own name of its reader. */
  demuxer: string;
  /** How such a file starts, byte for byte. */
  starts: readonly string[];
}

const pnm = (digit: number) => ["\n", "\r", " ", "\t"].map((blank) => `P${digit}${blank}`);

/** Pictures that ffmpeg reads and sharp does not. The reader is always named: left to guess, ffmpeg takes playlists too. */
const formats: readonly Format[] = [
  { demuxer: "bmp_pipe", starts: ["BM"] },
  { demuxer: "psd_pipe", starts: ["8BPS\x00\x01"] },
  { demuxer: "j2k_pipe", starts: ["\x00\x00\x00\x0cjP  ", "\xff\x4f\xff\x51"] },
  { demuxer: "qoi_pipe", starts: ["qoif"] },
  { demuxer: "pbm_pipe", starts: [...pnm(1), ...pnm(4)] },
  { demuxer: "pgm_pipe", starts: [...pnm(2), ...pnm(5)] },
  { demuxer: "ppm_pipe", starts: [...pnm(3), ...pnm(6)] },
  { demuxer: "jpegxl_pipe", starts: ["\xff\x0a", "\x00\x00\x00\x0cJXL "] },
];

const seconds = 30;

/** Which of ffmpeg's readers a picture is for, or null. */
export const demuxerFor = (bytes: Buffer): string | null => {
  const start = bytes.subarray(0, 32).toString("latin1");
  return formats.find(({ starts }) => starts.some((one) => start.startsWith(one)))?.demuxer ?? null;
};

/** Turns one picture into a PNG, from memory to memory. */
export const pngJob = (demuxer: string, source: Readable, target: Writable): FfmpegJob => ({
  inputs: [{ source, options: ["-f", demuxer, "-max_pixels", String(mostPixels)] }],
  outputs: [{ target, options: ["-frames:v", "1", "-f", "image2pipe", "-c:v", "png"] }],
});

/** Reads BMP, PSD, JPEG 2000, JPEG XL, QOI and PNM through ffmpeg. */
export function ffmpegPictures(ffmpeg: Pick<Ffmpeg, "run">): PictureReader {
  return async (bytes) => {
    const demuxer = demuxerFor(bytes);
    if (demuxer === null) return null;
    const chunks: Buffer[] = [];
    const target = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    });
    await ffmpeg.run(pngJob(demuxer, Readable.from([bytes]), target), { timeoutSeconds: seconds });
    return Buffer.concat(chunks);
  };
}
