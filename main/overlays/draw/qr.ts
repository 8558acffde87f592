/// <reference path="./qrcode.d.ts" />
import { create, type QRCode } from "qrcode";
import sharp from "sharp";

/** Light modules around the code, without which readers do not find it (ISO/IEC 18004). */
const quietModules = 4;
/** A module smaller than this is lost between the studio's picture and a phone's camera. */
const smallestModule = 4;

/** Dark on light whatever the theme: many readers take nothing else. */
const dark = 0x11;
const light = 0xff;

/** Pixels a module of a text's code has in a square place; 0 when the text is too long for any code. */
function moduleSize(code: QRCode, side: number): number {
  return Math.floor(side / (code.modules.size + 2 * quietModules));
}

function encode(text: string): QRCode | null {
  try {
    return create(text, { errorCorrectionLevel: "M" });
  } catch {
    return null;
  }
}

/** Whether phones can read a text as a code in a place so many pixels wide and high. */
export function fitsAsQr(text: string, side: number): boolean {
  const code = encode(text);
  return code !== null && moduleSize(code, side) >= smallestModule;
}

/** A text as a QR code that fills a square, quiet zone and all, as PNG. The text must fit. */
export async function drawQr(text: string, side: number): Promise<Buffer> {
  const code = create(text, { errorCorrectionLevel: "M" });
  const { size, data } = code.modules;
  const module = moduleSize(code, side);
  const start = Math.floor((side - size * module) / 2);
  const pixels = Buffer.alloc(side * side, light);
  for (let y = 0; y < size * module; y++) {
    for (let x = 0; x < size * module; x++) {
      const isDark = data[Math.floor(y / module) * size + Math.floor(x / module)] === 1;
      if (isDark) pixels[(start + y) * side + start + x] = dark;
    }
  }
  return await sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .toColourspace("srgb")
    .png()
    .toBuffer();
}
