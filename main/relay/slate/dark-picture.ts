import { BitWriter } from "../rtmp/bit-writer";

/** A still picture of one dark colour as H.264 NAL units (ITU-T H.264, 7.3), made without an encoder. */
export interface DarkPicture {
  sequenceSet: Buffer;
  pictureSet: Buffer;
  /** Where a decoder begins. */
  keyframe: Buffer;
  /** The same picture once more, the so-manieth after the keyframe. */
  repeat(index: number): Buffer;
}

/** `--surface-0` of the screens as BT.709 luma and chroma. */
const ground = { luma: 30, blue: 127, red: 129 };

const block = 16;
const nal = { keyframe: 0x65, picture: 0x41, sequenceSet: 0x67, pictureSet: 0x68 } as const;
const baseline = { profile: 66, constraints: 0xc0 };
const frameNumberBits = 4;
/** Slice types whose slices are all of one kind. */
const slice = { predicted: 5, intra: 7 } as const;
/** Macroblocks that are copied as they are, and ones of a single mean with nothing added to it. */
const macroblock = { verbatim: 25, mean: 3 } as const;

/** Table A-1: the most macroblocks a second and a picture of each level. */
const levels: readonly (readonly [level: number, perSecond: number, perPicture: number])[] = [
  [10, 1_485, 99],
  [11, 3_000, 396],
  [20, 11_880, 396],
  [21, 19_800, 792],
  [30, 40_500, 1_620],
  [31, 108_000, 3_600],
  [32, 216_000, 5_120],
  [40, 245_760, 8_192],
  [42, 522_240, 8_704],
  [50, 589_824, 22_080],
  [51, 983_040, 36_864],
];
const highestLevel = 52;

/** A unit in which no three bytes look like the start of another: 00 00 03 stands for 00 00. */
function unit(kind: number, bits: BitWriter): Buffer {
  const bytes = [kind];
  let zeroes = 0;
  for (const byte of bits.bits(1, 1).finish()) {
    if (zeroes >= 2 && byte <= 3) {
      bytes.push(3);
      zeroes = 0;
    }
    bytes.push(byte);
    zeroes = byte === 0 ? zeroes + 1 : 0;
  }
  return Buffer.from(bytes);
}

interface Grid {
  columns: number;
  rows: number;
}

function sequenceSet(width: number, height: number, rate: number, { columns, rows }: Grid): Buffer {
  const blocks = columns * rows;
  const [level] = levels.find(([, perSecond, most]) => blocks * rate <= perSecond && blocks <= most) ?? [
    highestLevel,
  ];
  const { profile, constraints } = baseline;
  const bits = new BitWriter().bits(profile, 8).bits(constraints, 8).bits(level, 8);
  // Number 0; frames counted to 16; shown in the order they come; one picture to lean on.
  bits
    .golomb(0)
    .golomb(frameNumberBits - 4)
    .golomb(2)
    .golomb(1)
    .bits(0, 1);
  bits.golomb(columns - 1).golomb(rows - 1);
  const [right, bottom] = [columns * block - width, rows * block - height];
  const isCropped = right > 0 || bottom > 0;
  bits.bits(0b11, 2).bits(isCropped ? 1 : 0, 1);
  if (isCropped)
    bits
      .golomb(0)
      .golomb(right / 2)
      .golomb(0)
      .golomb(bottom / 2);
  return unit(nal.sequenceSet, bits.bits(0, 1));
}

/** Number 0 of sequence set 0, and everything at its simplest. */
const pictureSet = (): Buffer =>
  unit(
    nal.pictureSet,
    new BitWriter()
      .golomb(0)
      .golomb(0)
      .bits(0, 2)
      .golomb(0)
      .golomb(0)
      .golomb(0)
      .bits(0, 3)
      .golomb(0)
      .golomb(0)
      .golomb(0)
      .bits(0, 3),
  );

/** The first macroblock holds the colour itself; each other one is the mean of its neighbours. */
function keyframe({ columns, rows }: Grid): Buffer {
  const bits = new BitWriter().golomb(0).golomb(slice.intra).golomb(0);
  bits.bits(0, frameNumberBits).golomb(0).bits(0, 2).golomb(0);
  bits.golomb(macroblock.verbatim).align();
  for (const [value, samples] of [
    [ground.luma, block ** 2],
    [ground.blue, block ** 2 / 4],
    [ground.red, block ** 2 / 4],
  ] as const)
    for (let sample = 0; sample < samples; sample++) bits.bits(value, 8);
  for (let index = 1; index < columns * rows; index++) {
    bits.golomb(macroblock.mean).golomb(0).golomb(0);
    // "Nothing is added" is written longer beside the one that was copied, which counts as full.
    if (index === 1 || index === columns) bits.bits(0b000011, 6);
    else bits.bits(1, 1);
  }
  return unit(nal.keyframe, bits);
}

/** Every macroblock is left out: as the picture before. */
function repeat(index: number, { columns, rows }: Grid): Buffer {
  const bits = new BitWriter().golomb(0).golomb(slice.predicted).golomb(0);
  bits
    .bits(index % 2 ** frameNumberBits, frameNumberBits)
    .bits(0, 3)
    .golomb(0);
  return unit(nal.picture, bits.golomb(columns * rows));
}

/** `width` and `height` in even pixels; `rate` in pictures a second. */
export function darkPicture(width: number, height: number, rate: number): DarkPicture {
  const grid = { columns: Math.ceil(width / block), rows: Math.ceil(height / block) };
  return {
    sequenceSet: sequenceSet(width, height, rate, grid),
    pictureSet: pictureSet(),
    keyframe: keyframe(grid),
    repeat: (index) => repeat(index, grid),
  };
}
