/**
 * The window we ask servers to acknowledge by (specification 5.4.4): small, so that one of them that reads no more
 * shows within a second. The system's own buffers would hide it for longer: they hold several megabytes.
 */
export const askedWindowBytes = 128 * 1024;

/**
 * An acknowledgement of less is one that some servers send by habit with their first answers. SRS acknowledges each half
 * of the window.
 */
const trustedBytes = askedWindowBytes / 2;
const largestWindowBytes = 8 * 1024 * 1024;
/** More than any system buffers: the server counts in a way of its own. */
const implausibleBytes = 16 * 1024 * 1024;

/** Follows what a server says it has received of one connection. Times in milliseconds of any one clock. */
export interface AckWatch {
  sent(bytes: number, now: number): void;
  /** The server's count of received bytes, modulo some power of its own. */
  acknowledged(sequence: number, now: number): void;
  /** How long the server has owed more than two windows and said nothing; 0 where it never acknowledges. */
  silentFor(now: number): number;
  /** Bytes that were sent and are not acknowledged; 0 where nobody knows. */
  owedBytes(): number;
  /** Those beyond the two windows that are always on their way. */
  overdueBytes(): number;
  /** Bytes that the server says it has received; null where it never acknowledges. */
  receivedBytes(): number | null;
}

export function createAckWatch(): AckWatch {
  let window = askedWindowBytes;
  let sent = 0;
  let acknowledged = 0;
  let sequence = 0;
  let heardAt = 0;
  /** Since when more than two windows are owed; null while less is. */
  let owedSince: number | null = null;

  const overdue = (): number => Math.max(0, sent - acknowledged - 2 * window);
  const isTrusted = (): boolean => acknowledged >= trustedBytes && sent - acknowledged < implausibleBytes;

  function look(now: number): void {
    if (overdue() === 0) owedSince = null;
    else owedSince ??= now;
  }

  return {
    sent(bytes, now) {
      sent += bytes;
      look(now);
    },
    acknowledged(next, now) {
      // nginx and SRS begin again at 0 well before 2^32.
      const step = next >= sequence ? next - sequence : next;
      // Servers that acknowledge by a window of their own are not held to ours.
      window = Math.min(largestWindowBytes, Math.max(window, step));
      acknowledged = Math.min(sent, acknowledged + step);
      sequence = next;
      heardAt = now;
      look(now);
    },
    silentFor: (now) =>
      !isTrusted() || owedSince === null ? 0 : Math.max(0, now - Math.max(heardAt, owedSince)),
    receivedBytes: () => (acknowledged < trustedBytes ? null : acknowledged),
    owedBytes: () => (isTrusted() ? sent - acknowledged : 0),
    overdueBytes: () => (isTrusted() ? overdue() : 0),
  };
}
