import { dirname, resolve } from "node:path";
import { overlayFieldsSchema, StudioError } from "../../../preload/contract";
import { hostPaths } from "../../hosts/paths";
import type { AddCommand } from "../command";
import { readJsonFile } from "../read-json";

interface OverlayOptions {
  data: string;
  out: string;
  theme?: string;
  json?: true;
}

/** `hongcun overlay`: one card into a file, drawn exactly as the studio draws it. */
export const addOverlay: AddCommand = (program, { io, text, bundle }) => {
  program
    .command("overlay")
    .description(text("overlay"))
    .argument("<template>", text("overlayTemplate"))
    .requiredOption("--data <file>", text("overlayData"))
    .requiredOption("--out <file>", text("overlayOut"))
    .option("--theme <id>", text("overlayTheme"))
    .option("--json", text("json"))
    .action(async (template: string, options: OverlayOptions) => {
      const given = overlayFieldsSchema.safeParse(await readJsonFile(options.data));
      if (!given.success) {
        const issue = given.error.issues[0];
        const field = issue?.path.join(".") || options.data;
        throw new StudioError("core.invalid-input", {
          field,
          params: { field, reason: issue?.message ?? "" },
        });
      }
      const { drawCardFile } = await import("../work/draw-card-file");
      const drawn = await drawCardFile({
        template,
        fields: given.data,
        theme: options.theme,
        out: resolve(options.out),
        paths: hostPaths({ data: null, bundle }).studio,
        baseFolder: dirname(resolve(options.data)),
      });
      io.out(options.json ? JSON.stringify(drawn) : text("saved", { file: drawn.file }));
    });
};
