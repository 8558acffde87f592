import type { AddCommand } from "../command";

/** `hongcun relay`: the relay alone, without a studio, until it is told to stop. */
export const addRelay: AddCommand = (program, { io, text, language }) => {
  program
    .command("relay")
    .description(text("relay"))
    .requiredOption("--config <file>", text("relayConfig"))
    .option("--json", text("json"))
    .action(async (options: { config: string; json?: true }) => {
      const { runStandaloneRelay } = await import("../../relay/standalone/run");
      const end = new AbortController();
      const off = io.onStop(() => end.abort());
      try {
        await runStandaloneRelay(options.config, {
          language,
          print: io.out,
          isJson: options.json === true,
          signal: end.signal,
        });
      } finally {
        off();
      }
    });
};
