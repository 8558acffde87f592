import { networkInterfaces } from "node:os";

/** Address ranges that no router passes on to the internet (RFC 1918, RFC 3927). */
const privateRange = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/;

type Interfaces = ReturnType<typeof networkInterfaces>;

/**
 * This computer's IPv4 addresses that other devices in the room can reach, the likeliest first: home and office
 * ranges, then others, then those a computer gives itself where there is no router. Only `HONGCUN_ROOM_HOST` where that
 * is set: the door then opens there alone.
 */
export function roomAddresses(interfaces: Interfaces = networkInterfaces()): string[] {
  const found = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  const rank = (address: string) => {
    if (address.startsWith("169.254.")) return 2;
    return privateRange.test(address) ? 0 : 1;
  };
  const one = process.env.HONGCUN_ROOM_HOST;
  if (one !== undefined) return [one];
  return [...new Set(found)].sort((one, other) => rank(one) - rank(other));
}
