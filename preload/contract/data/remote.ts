import { z } from "zod";

/** What a paired device may do: `prompter` shows and moves the text and fires its cues, and sees nothing else. */
export const remoteRoles = ["prompter"] as const;
export const remoteRoleSchema = z.enum(remoteRoles);
export type RemoteRole = z.infer<typeof remoteRoleSchema>;

/** A tablet or phone that was paired. Its token is kept as a hash and never mirrored. */
export interface PairedDevice {
  id: string;
  name: string;
  role: RemoteRole;
  pairedAt: number;
  lastSeenAt: number | null;
  connected: boolean;
}

/** Other devices in the room. Nothing listens beyond this computer until it is switched on. */
export interface RemoteState {
  status: "off" | "listening" | "failed";
  port: number | null;
  /** Where devices reach the studio: `http://192.168.1.20:18521`. Empty where there is no network. */
  addresses: string[];
  /** Six figures, good once and until `expiresAt`. `links` carry it, one for each address. */
  invitation: { code: string; role: RemoteRole; expiresAt: number; links: string[] } | null;
  devices: PairedDevice[];
}
