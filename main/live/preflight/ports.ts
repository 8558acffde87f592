import type { DestinationTest, MessageCode, MessageParams } from "../../../preload/contract";
import type { Engine } from "../../core";
import type { LiveDestination } from "../ports";

/** What is wrong, or may be, with a destination's saved entry, seen without any network. Holds no secret. */
export interface EntryFinding {
  code: MessageCode;
  severity: "error" | "warning";
  params: MessageParams;
}

/** What the check before going live asks of others. */
export interface PreflightPorts {
  /** Null while none is connected. */
  engine(): Engine | null;
  /** In the user's order, the most important first. */
  destinations(): LiveDestination[];
  inspect(id: string): Promise<EntryFinding[]>;
  /** Reaches it as going live would, without opening a public show. */
  test(id: string): Promise<DestinationTest>;
  /** The nginx-rtmp server of the settings: whether all is filled in, and where it may be reached, whether it is there. @throws StudioError `relay.nginx-…` */
  server(reaches: boolean): Promise<{ host: string }>;
  /** Where recordings go: bytes that are free, and how many minutes fit at the rates that are set. */
  disk(): Promise<{ freeBytes: number; minutes: number }>;
}
