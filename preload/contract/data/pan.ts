/**
 * How a picture with `motion: "pan"` drifts. One round starts and ends with the picture as it stands still, so that
 * neither the start nor the loop is seen as a jump.
 */
export const panMotion = {
  /** Length of one round. */
  seconds: 24,
  /** How much closer it comes in the middle of a round. */
  zoom: 0.1,
  /** The most it drifts to one side, as a share of what is seen. */
  travel: 0.2,
  /** Up and down it drifts less than sideways. */
  upright: 0.5,
} as const;

interface Size {
  width: number;
  height: number;
}

/**
 * The part of a picture that is seen at a moment (in seconds from its start), in the picture's own pixels, when it fills
 * a box. It has the box's shape and never leaves the picture.
 */
export function panView(
  picture: Size,
  box: Size,
  seconds: number,
): { x: number; y: number; width: number; height: number } {
  const phase = (2 * Math.PI * seconds) / panMotion.seconds;
  const zoom = 1 + (panMotion.zoom * (1 - Math.cos(phase))) / 2;
  const scale = Math.min(picture.width / box.width, picture.height / box.height);
  const whole = { width: box.width * scale, height: box.height * scale };
  const width = whole.width / zoom;
  const height = whole.height / zoom;
  const along = Math.sin(phase);
  const sideways = Math.min((picture.width - width) / 2, whole.width * panMotion.travel);
  const upright = Math.min((picture.height - height) / 2, whole.height * panMotion.travel);
  return {
    x: (picture.width - width) / 2 + sideways * along,
    y: (picture.height - height) / 2 + upright * along * panMotion.upright,
    width,
    height,
  };
}
