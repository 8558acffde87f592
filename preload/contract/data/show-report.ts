/** One stretch without the picture, epoch milliseconds; `until` is null for one that lasted to the end. */
export interface ReportGap {
  from: number;
  until: number | null;
  /** Why, in words of the user's language. */
  reason: string;
}

/** What one destination got of a show. */
export interface DestinationReportCard {
  id: string;
  name: string;
  platform: string;
  /** How long it published, in seconds. */
  onAirSeconds: number;
  /** Stretches between its first publish and the end in which it did not. */
  gaps: ReportGap[];
  longestGapSeconds: number;
  reconnects: number;
  droppedFrames: number;
  megabytes: number;
  /** Mean kilobits a second while it published. */
  meanKbps: number;
  /** The last trouble in words; empty where there was none. */
  lastTrouble: string;
}

/** How a show went out, made when it has ended; kept in `logs/shows`. Holds no key. */
export interface ShowReport {
  id: string;
  startedAt: number;
  endedAt: number;
  /** From the first destination's first publish to the end. */
  onAirSeconds: number;
  /** Stretches in which viewers saw the slate. */
  slates: ReportGap[];
  destinations: DestinationReportCard[];
  /** The studio was gone for a while and the relay went on alone; how often. */
  studioLosses: number;
  /** False where the relay ended without a word (power cut, killed): made from what its log holds. */
  isComplete: boolean;
}

export interface ShowReportSummary {
  id: string;
  startedAt: number;
  endedAt: number;
  destinations: number;
  /** Gaps of all destinations. */
  gaps: number;
}
