import { z } from "zod";
import { remoteRoleSchema } from "../data/remote";
import { method } from "./method";

const none = z.object({});

export const remoteMethods = {
  "studio.time": method<{ now: number }>()("The studio's clock, in epoch milliseconds", none),
  "remote.start": method()("Let tablets and phones in this network reach the prompter, once paired", none),
  "remote.stop": method()(
    "Stop that; paired devices stay paired and are let in again at the next start",
    none,
  ),
  "remote.invite": method<{ code: string; expiresAt: number; links: string[]; pictures: string[] }>()(
    "A six-figure code, good once and for ten minutes, with a link and its QR code (a data address) for each network",
    z.object({ role: remoteRoleSchema.default("prompter") }),
  ),
  "remote.uninvite": method()("Make the code that is open worthless", none),
  "remote.revoke": method()("Shut a paired device out, at once", z.object({ id: z.string().min(1).max(64) })),
};
