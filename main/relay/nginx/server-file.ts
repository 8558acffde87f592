import { z } from "zod";
import { idSchema } from "../../../preload/contract";
import { type PublishAddress, splitAddress } from "../publisher/address";

const port = z.number().int().min(1).max(65535);
/** What may stand in a configuration unquoted: names and addresses, IPv6 ones in brackets. */
const hostPattern = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])$/;
const host = z.string().max(255).regex(hostPattern, "a host name or address");
/** `$` would be read as a variable. */
const path = z
  .string()
  .max(500)
  .regex(/^\/[^$\p{Cc}]*$/u, "an absolute path without $");

const bracketed = (name: string): string => (name.includes(":") ? `[${name}]` : name);
/** `host:port` of an address, as nginx writes it. */
export const authorityOf = (address: PublishAddress): string => `${bracketed(address.host)}:${address.port}`;

function faultOfServer(server: string): string | null {
  const address = splitAddress(server, "");
  if (address === null || address.app === "") return "rtmp://host/app or rtmps://host/app";
  return hostPattern.test(bracketed(address.host)) ? null : "a host of a-z, 0-9, . and -";
}

const destination = z.strictObject({
  /** The id the destination has in the studio. */
  id: idSchema,
  name: z.string().trim().min(1).max(40),
  server: z
    .string()
    .max(500)
    .regex(/^[^\s\p{Cc}]+$/u, "no spaces")
    .superRefine((server, context) => {
      const message = faultOfServer(server);
      if (message !== null) context.addIssue({ code: "custom", message });
    }),
  key: z
    .string()
    .min(1)
    .max(1000)
    .regex(/^[^\s\p{Cc}]+$/u, "no spaces"),
});

const listen = (defaultPort: number) =>
  z
    .strictObject({ host: host.default("0.0.0.0"), port: port.default(defaultPort) })
    .default({ host: "0.0.0.0", port: defaultPort });

/** The file `hongcun relay nginx --config` reads: one village's server. */
export const nginxServerSchema = z.strictObject({
  /** How the studio reaches this machine: only for the addresses that are printed. */
  address: host.default("127.0.0.1"),
  ingest: listen(1935),
  control: listen(8935),
  /** The first of the loopback ports the server uses inside; it takes two more, and one a destination. */
  innerPort: port.max(65000).default(19350),
  /** With a certificate, ingest and control are encrypted (rtmps, https). */
  tls: z.strictObject({ certificate: path, key: path }).nullable().default(null),
  /** A name server, so that platforms' names are looked up at each connection instead of once at the start. */
  resolver: host.nullable().default(null),
  /** Certificates of those whose signature on a platform's certificate counts; for rtmps. */
  authorities: path.default("/etc/ssl/certs/ca-certificates.crt"),
  /** nginx's modules, where they are not built in. */
  modules: z.strictObject({ rtmp: path.nullable(), stream: path.nullable() }).default({
    rtmp: "/usr/lib/nginx/modules/ngx_rtmp_module.so",
    stream: "/usr/lib/nginx/modules/ngx_stream_module.so",
  }),
  destinations: z
    .array(destination)
    .min(1)
    .max(50)
    .superRefine((destinations, context) => {
      for (const [index, { id }] of destinations.entries())
        if (destinations.findIndex((other) => other.id === id) < index)
          context.addIssue({ code: "custom", path: [index, "id"], message: `${id} is there already` });
    }),
});
export type NginxServer = z.output<typeof nginxServerSchema>;
export type NginxDestination = NginxServer["destinations"][number];
