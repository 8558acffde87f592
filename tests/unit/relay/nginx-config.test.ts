import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { configureNginx } from "../../../main/relay/nginx/configure";
import { quoted } from "../../../main/relay/nginx/quote";
import { nginxConfig } from "../../../main/relay/nginx/server-config";
import { nginxServerSchema } from "../../../main/relay/nginx/server-file";
import { newSecrets } from "../../../main/relay/nginx/server-secrets";
import { temporaryFolder } from "../../helpers/temporary";

const kuaishou = { id: "kuaishou", name: "快手", server: "rtmp://push.example/live", key: "k-secret?sign=a" };
const facebook = { id: "facebook", name: "脸书", server: "rtmps://live.example:443/rtmp/", key: "FB-1" };
const secrets = newSecrets();
const config = (file: object) => nginxConfig(nginxServerSchema.parse(file), secrets);

test("words are quoted so that nginx reads them back; what no quoting carries is refused", () => {
  expect(quoted(`a;{}"'$\\#`)).toBe(`"a;{}\\"'$\\\\#"`);
  expect(() => quoted("a\nb")).toThrow(RangeError);
});

test("nothing is pushed off the machine but through a door of its own, with TLS where the address says so", () => {
  const text = config({ destinations: [kuaishou, facebook], innerPort: 30000 });
  const pushes = text.match(/push rtmp:\/\/\S+/g) ?? [];
  expect(pushes).toHaveLength(4);
  for (const push of pushes) expect(push).toContain("//127.0.0.1:");
  expect(text).toMatch(/listen 127\.0\.0\.1:30003;\s+proxy_pass push\.example:1935;/);
  expect(text).toMatch(/proxy_pass live\.example:443;\s+proxy_ssl on;[^}]*proxy_ssl_name live\.example;/);
  expect(text).toContain(`"app=rtmp" "playPath=FB-1"`);
  expect(text).toContain('"tcUrl=rtmps://live.example:443/rtmp"');
  expect(text).toContain(`"playPath=k-secret?sign=a"`);
});

test("with a certificate both doors are encrypted and the plain ingest is inside only", () => {
  const tls = { certificate: "/etc/certs/a.pem", key: "/etc/certs/a.key" };
  const text = config({ destinations: [kuaishou], tls, ingest: { port: 443 }, innerPort: 30000 });
  expect(text).toMatch(/listen 0\.0\.0\.0:443 ssl;[^}]*proxy_pass 127\.0\.0\.1:30002;/);
  expect(text).toMatch(/listen 127\.0\.0\.1:30002;\s+application live/);
  expect(text).toContain("listen 0.0.0.0:8935 ssl;");
  expect(text).not.toMatch(/listen 0\.0\.0\.0:\d+;/);
});

test("with a name server platforms are looked up at each connection", () => {
  const text = config({ destinations: [kuaishou], resolver: "127.0.0.53" });
  expect(text).toContain("resolver 127.0.0.53;");
  expect(text).toContain("set $platform push.example:1935; proxy_pass $platform;");
});

const write = (content: unknown) => {
  const path = join(temporaryFolder(), "村.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
};

test("the files are their owner's alone, and made again the secrets stay", async () => {
  const path = write({ address: "relay.example", destinations: [kuaishou] });
  const out = join(path, "..", "nginx.conf");
  writeFileSync(out, "old");
  chmodSync(out, 0o644);
  const first = await configureNginx(path, out);
  expect(first).toMatchObject({
    ...{ ingest: "rtmp://relay.example/live", control: "http://relay.example:8935" },
    destinations: ["kuaishou"],
  });
  for (const file of [first.configFile, first.secretsFile]) expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await configureNginx(path, out)).secrets).toEqual(first.secrets);
  expect(readFileSync(out, "utf8")).toContain(first.secrets.ingestKey);
});

test.each([
  [{ destinations: [] }, "destinations"],
  [{ destinations: [{ ...kuaishou, server: "http://x/y" }] }, "destinations.0.server"],
  [{ destinations: [{ ...kuaishou, server: "rtmp://a;b/live" }] }, "destinations.0.server"],
  [{ destinations: [{ ...kuaishou, server: "rtmp://host" }] }, "destinations.0.server"],
  [{ destinations: [{ ...kuaishou, key: "a\u0000b" }] }, "destinations.0.key"],
  [{ destinations: [{ ...kuaishou, key: "a b" }] }, "destinations.0.key"],
  [{ destinations: [{ ...kuaishou, id: "快手" }] }, "destinations.0.id"],
  [{ destinations: [kuaishou, kuaishou] }, "destinations.1.id"],
  [{ destinations: [kuaishou], authorities: "/etc/$host" }, "authorities"],
  [{ destinations: [kuaishou], control: { prot: 1 } }, "control.prot"],
  [{ destinations: [kuaishou], ingest: { host: "0.0.0.0; }" } }, "ingest.host"],
  [{ destinations: [{ ...kuaishou, id: "K", key: "" }] }, "destinations.0.id, destinations.0.key"],
])("every wrong field is named and no key is quoted: %#", async (content, field) => {
  const path = write(content);
  const error: Error = await configureNginx(path, join(path, "..", "nginx.conf")).then(
    () => new Error("was accepted"),
    (thrown: Error) => thrown,
  );
  expect(error).toMatchObject({ code: "relay.config-invalid", field });
  expect(`${error.message}${JSON.stringify(error)}`).not.toContain("k-secret");
});
