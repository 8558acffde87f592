/** One destination's share of the upload. */
export interface UploadShare {
  id: string;
  name: string;
  kbps: number;
}

/** Share of a measured upload that a show may use; the rest absorbs the line's swings. */
const usableShare = 0.7;

/** What going live to every enabled destination takes: one copy of the stream each. */
export function uploadBudget(
  destinations: { id: string; name: string; enabled: boolean }[],
  video: { videoKbps: number; audioKbps: number },
): { shares: UploadShare[]; totalKbps: number; neededKbps: number } {
  const kbps = video.videoKbps + video.audioKbps;
  const shares = destinations.filter(({ enabled }) => enabled).map(({ id, name }) => ({ id, name, kbps }));
  const totalKbps = shares.length * kbps;
  return { shares, totalKbps, neededKbps: Math.ceil(totalKbps / usableShare) };
}
