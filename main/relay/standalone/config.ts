import { z } from "zod";
import { StudioError } from "../../../preload/contract";
import { readIfThere } from "../../storage";
import type { RelayConfig } from "../core/config";
import { splitAddress } from "../publisher/address";

const listenSchema = z.strictObject({
  host: z.string().min(1).default("127.0.0.1"),
  port: z.number().int().min(0).max(65535).default(1935),
  app: z
    .string()
    .regex(/^[\w./-]+$/, "letters, digits, . _ / -")
    .default("live"),
  key: z.string().min(1),
});

/** The file `hongcun relay --config` reads. */
export const standaloneSchema = z.strictObject({
  listen: listenSchema,
  destinations: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        server: z
          .string()
          .refine(
            (server) => (splitAddress(server, "")?.app ?? "") !== "",
            "rtmp://host/app or rtmps://host/app",
          ),
        key: z.string().min(1).regex(/^\S+$/, "no spaces"),
      }),
    )
    .min(1),
});

const invalid = (path: string, field: string, reason: string, cause?: unknown): StudioError =>
  new StudioError("relay.config-invalid", { params: { path, field, reason }, field, cause });

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // A parser's message quotes the text around the fault, which may be a key.
    throw invalid(path, "JSON", "not valid JSON", cause instanceof Error ? cause.name : undefined);
  }
}

/**
 * Reads a relay configuration; its keys stay out of every message.
 * @throws StudioError `storage.unreadable`, `relay.config-invalid` naming the field
 */
export async function readStandaloneConfig(path: string): Promise<RelayConfig> {
  const bytes = await readIfThere(path);
  if (bytes === null) throw new StudioError("storage.unreadable", { params: { path } });
  const checked = standaloneSchema.safeParse(parse(path, bytes.toString("utf8")));
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw invalid(path, issue?.path.join(".") || "JSON", issue?.message ?? "");
  }
  const { listen, destinations } = checked.data;
  return {
    listen,
    destinations: destinations.map((destination, index) => ({ ...destination, id: `${index + 1}` })),
  };
}
