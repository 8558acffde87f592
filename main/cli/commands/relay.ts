import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { StudioError } from "../../../preload/contract";
import { hostPaths } from "../../hosts/paths";
import type { AddCommand, CliContext } from "../command";

interface RelayOptions {
  config?: string;
  json?: true;
}

interface NginxOptions extends RelayOptions {
  out: string;
  showSecrets?: true;
}

/** Not commander's own check: it would ask the outer command for it as well. */
function configOf({ config }: RelayOptions): string {
  if (config !== undefined) return config;
  throw new StudioError("hosts.usage", { params: { detail: "required option '--config <file>'" } });
}

/** `hongcun relay nginx`: a server's configuration, and what the studio is to be told of it. */
function addNginx(relay: Command, { io, text }: CliContext): void {
  relay
    .command("nginx")
    .description(text("relayNginx"))
    .option("--config <file>", text("relayNginxConfig"))
    .requiredOption("--out <file>", text("relayNginxOut"))
    .option("--show-secrets", text("relayNginxShow"))
    .option("--json", text("json"))
    .action(async (_own: unknown, command: Command) => {
      // Both commands have --config and --json: commander gives them to the outer one.
      const options = command.optsWithGlobals<NginxOptions>();
      const { configureNginx } = await import("../../relay");
      const { secrets, ...made } = await configureNginx(configOf(options), resolve(options.out));
      const shown = options.showSecrets
        ? { ingestKey: secrets.ingestKey, controlToken: secrets.controlToken }
        : {};
      if (options.json) {
        io.out(JSON.stringify({ ...made, ...shown }));
        return;
      }
      io.out(text("saved", { file: made.configFile }));
      io.out(text("relayNginxRun", { folder: dirname(made.configFile), file: made.configFile }));
      io.out(text("relayNginxIngest", { address: made.ingest }));
      io.out(text("relayNginxControl", { address: made.control }));
      io.out(text("relayNginxIds", { ids: made.destinations.join(", ") }));
      io.out(text("relayNginxSecrets", { file: made.secretsFile }));
      for (const [name, secret] of Object.entries(shown)) io.out(`  ${name}: ${secret}`);
    });
}

/** `hongcun relay`: the relay alone, without a studio, until it is told to stop. */
export const addRelay: AddCommand = (program, context) => {
  const { io, text, language, bundle } = context;
  const relay = program
    .command("relay")
    .description(text("relay"))
    .option("--config <file>", text("relayConfig"))
    .option("--json", text("json"))
    .action(async (options: RelayOptions) => {
      const config = configOf(options);
      const { runRelay } = await import("../work/run-relay");
      const end = new AbortController();
      const off = io.onStop(() => end.abort());
      try {
        await runRelay(config, {
          ...{ language, print: io.out, isJson: options.json === true, signal: end.signal },
          paths: hostPaths({ data: null, bundle }).studio,
        });
      } finally {
        off();
      }
    });
  addNginx(relay, context);
};
