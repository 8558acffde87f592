const deviceTokenKey = "hongcun.device-token";

/**
 * The token a paired tablet or phone got. Kept for good, since the device is paired for good; the address it is kept
 * for serves paired devices alone, so the studio's own pages never find one.
 */
export const deviceToken = (): string => localStorage.getItem(deviceTokenKey) ?? "";

export const keepDeviceToken = (token: string): void => localStorage.setItem(deviceTokenKey, token);

/** Lets go of a token that the studio no longer takes, and goes back to where a device is paired. */
export function pairAgain(): void {
  localStorage.removeItem(deviceTokenKey);
  window.location.replace(new URL("pair.html", document.baseURI));
}
