/** The part of the library that draws a code; it brings no types of its own. */
declare module "qrcode" {
  export function toDataURL(text: string, options: { margin: number; width: number }): Promise<string>;
}
