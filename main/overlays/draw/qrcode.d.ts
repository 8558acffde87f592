// The part of the package that is used; it brings no types of its own.
declare module "qrcode" {
  /** Modules row by row, 1 where dark. */
  export interface QRCode {
    modules: { size: number; data: Uint8Array };
  }
  /** @throws Error when the text is too long for the largest code. */
  export function create(text: string, options: { errorCorrectionLevel: "L" | "M" | "Q" | "H" }): QRCode;
}
