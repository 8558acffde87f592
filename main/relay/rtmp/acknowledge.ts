import { acknowledgement } from "./commands";
import { messageType, type RtmpMessage } from "./message";

/** Counts what arrives and says when the peer is owed an acknowledgement (specification 5.4.3). */
export interface AcknowledgementCounter {
  /** The acknowledgement to send now, or null. */
  received(bytes: number): Buffer | null;
  /** Follows the peer's own window. */
  follow(message: RtmpMessage): void;
}

/** Some senders close a connection that never acknowledges, so one is sent each window from the start. */
export function acknowledgementCounter(firstWindow = 2_500_000): AcknowledgementCounter {
  let window = firstWindow;
  let total = 0;
  let acknowledged = 0;
  return {
    received(bytes) {
      total += bytes;
      if (total - acknowledged < window) return null;
      acknowledged = total;
      return acknowledgement(total);
    },
    follow(message) {
      if (message.type !== messageType.windowAcknowledgementSize || message.payload.length < 4) return;
      const asked = message.payload.readUInt32BE(0);
      if (asked > 0) window = asked;
    },
  };
}
