const units = ["B", "KB", "MB", "GB", "TB"];

/** Bytes in powers of 1000, as file managers and disk makers count: `1.2 GB`. */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit] ?? "B"}`;
}

/** Kilobits a second; from 10 000 on as Mbps. */
export function formatBitrate(kbps: number): string {
  return kbps >= 10_000 ? `${(kbps / 1000).toFixed(1)} Mbps` : `${Math.round(kbps)} kbps`;
}

/** Yuan with the sign, the decimals kept as typed: `¥39.90`. */
export const formatPrice = (price: string): string => `¥${price}`;
