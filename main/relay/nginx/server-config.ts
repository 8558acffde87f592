import { splitAddress } from "../publisher/address";
import { quoted } from "./quote";
import { authorityOf, type NginxDestination, type NginxServer } from "./server-file";
import type { NginxSecrets } from "./server-secrets";

/** The application the studio publishes to, and the one name it may publish under. */
export const ingestApp = "live";
export const streamName = "show";
/** The `server` blocks by number, as control and statistics count them. */
export const serverIndex = { ingest: 0, destinations: 1 } as const;

/** The name to publish under, with what the server asks for. The argument is in no statistics, the name is. */
export const publishKey = (key: string): string => `${streamName}?key=${key}`;

const loopback = "127.0.0.1";

/** The ports on the loopback, from the file's first on. */
const innerPorts = ({ innerPort }: NginxServer) => ({
  rtmp: innerPort,
  http: innerPort + 1,
  /** The picture behind the TLS of the ingest. */
  plain: innerPort + 2,
  door: (index: number) => innerPort + 3 + index,
});

const addressOf = ({ server, key }: NginxDestination) => {
  const address = splitAddress(server, key);
  if (address === null) throw new RangeError("not an RTMP address");
  return address;
};

const tlsLines = ({ tls }: NginxServer): string =>
  tls === null
    ? ""
    : `ssl_protocols TLSv1.2 TLSv1.3;
    ssl_certificate ${quoted(tls.certificate)}; ssl_certificate_key ${quoted(tls.key)};`;

/** The way out to one platform. */
function door(server: NginxServer, destination: NginxDestination, index: number): string {
  const address = addressOf(destination);
  const target = authorityOf(address);
  const tls = address.isTls
    ? `proxy_ssl on; proxy_ssl_server_name on; proxy_ssl_name ${address.host}; proxy_ssl_verify on;
    proxy_ssl_protocols TLSv1.2 TLSv1.3; proxy_ssl_verify_depth 5;
    proxy_ssl_trusted_certificate ${quoted(server.authorities)};`
    : "";
  const pass =
    server.resolver === null ? `proxy_pass ${target};` : `set $platform ${target}; proxy_pass $platform;`;
  return `
  server {
    listen ${loopback}:${innerPorts(server).door(index)};
    ${pass}
    ${tls}
  }`;
}

function streamBlock(server: NginxServer): string {
  const { ingest, tls } = server;
  const front =
    tls === null
      ? ""
      : `
  server {
    listen ${ingest.host}:${ingest.port} ssl;
    ${tlsLines(server)}
    proxy_pass ${loopback}:${innerPorts(server).plain};
  }`;
  return `
# The ways out. A push that fails at once (no route, no network) ends the RTMP module's worker and every stream with it,
# so it never leaves this machine by itself: it reaches a door here, and the door goes on, with TLS where asked for.
stream {
  proxy_connect_timeout 5s;
  proxy_timeout 1m;
  ${server.resolver === null ? "" : `resolver ${server.resolver}; resolver_timeout 5s;`}${front}${server.destinations
    .map((destination, index) => door(server, destination, index))
    .join("")}
}`;
}

/** Takes the studio's stream on if its gate is open, and publishes it to one platform. */
function destinationApp(server: NginxServer, destination: NginxDestination, index: number): string {
  const { app, streamName: key, tcUrl } = addressOf(destination);
  const ports = innerPorts(server);
  return `
    application ${destination.id} {
      live on;
      deny play all;
      on_publish http://${loopback}:${ports.http}/gates/${destination.id};
      push rtmp://${loopback}:${ports.door(index)} ${quoted(`app=${app}`)} ${quoted(`playPath=${key}`)}
        ${quoted(`tcUrl=${tcUrl}`)};
    }`;
}

function rtmpBlock(server: NginxServer, { innerKey }: NginxSecrets): string {
  const { ingest, tls, destinations } = server;
  const ports = innerPorts(server);
  const inward = ({ id }: NginxDestination) => `
      push rtmp://${loopback}:${ports.rtmp} app=${id} "playPath=${publishKey(innerKey)}";`;
  return `
rtmp {
  access_log off;
  notify_method get;
  chunk_size 4096;
  max_message 8M;
  # A platform that takes nothing for so long is connected to anew.
  timeout 10s;
  push_reconnect 1s;
  server {
    listen ${tls === null ? `${ingest.host}:${ingest.port}` : `${loopback}:${ports.plain}`};
    application ${ingestApp} {
      live on;
      deny play all;
      # A publisher whose line died without a word makes room for itself coming back.
      drop_idle_publisher 10s;
      on_publish http://${loopback}:${ports.http}/publish;${destinations.map(inward).join("")}
    }
  }
  server {
    listen ${loopback}:${ports.rtmp};${destinations
      .map((destination, index) => destinationApp(server, destination, index))
      .join("")}
  }
}`;
}

function httpBlock(server: NginxServer, { ingestKey, controlToken, innerKey }: NginxSecrets): string {
  const { control, tls, destinations } = server;
  const gates = `~ ^/gates/(${destinations.map(({ id }) => id).join("|")})$`;
  return `
http {
  access_log off;
  server_tokens off;
  default_type text/plain;
  # Also where the gates lie: nginx makes this folder for its workers, whoever they run as.
  client_body_temp_path gates;
  proxy_temp_path temp-proxy;
  fastcgi_temp_path temp-fastcgi;
  uwsgi_temp_path temp-uwsgi;
  scgi_temp_path temp-scgi;
  # What the studio asks and orders.
  server {
    listen ${control.host}:${control.port}${tls === null ? "" : " ssl"};
    ${tlsLines(server)}
    if ($http_authorization != "Bearer ${controlToken}") { return 401; }
    location / { return 404; }
    location = /stat { rtmp_stat all; }
    location /control/ { rtmp_control drop; }
    location ${gates} { root .; dav_methods PUT DELETE; client_max_body_size 1k; }
  }
  # What the RTMP half asks before it lets anyone publish. An open gate is a file.
  server {
    listen ${loopback}:${innerPorts(server).http};
    location / { return 404; }
    location = /publish {
      if ($arg_key != "${ingestKey}") { return 403; }
      if ($arg_name != "${streamName}") { return 403; }
      return 204;
    }
    location ${gates} {
      if ($arg_key != "${innerKey}") { return 403; }
      root .;
    }
  }
}`;
}

/** The whole nginx.conf of one village's server. It holds keys. All paths but the modules' are under nginx's prefix. */
export function nginxConfig(server: NginxServer, secrets: NginxSecrets): string {
  const load = (module: string | null) => (module === null ? "" : `load_module ${quoted(module)};\n`);
  return `# Made by "hongcun relay nginx". It holds keys: only its owner may read it.
# Run it as: nginx -p FOLDER -c nginx.conf (FOLDER is where this file lies)
${load(server.modules.rtmp)}${load(server.modules.stream)}daemon off;
# Control and statistics know the streams of one worker only.
worker_processes 1;
pid nginx.pid;
# Below this level the RTMP module writes stream keys into its log.
error_log error.log crit;
events { worker_connections 1024; }
${streamBlock(server)}
${rtmpBlock(server, secrets)}
${httpBlock(server, secrets)}
`.replace(/\n[ \t]*(?=\n)/g, "");
}
