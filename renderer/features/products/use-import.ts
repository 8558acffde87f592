import { useState } from "react";
import type { MethodInput, ProductImport } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { download } from "../../app/made-file";
import { toBase64 } from "../../app/read-file";

type SheetFile = NonNullable<MethodInput<"product.import">["file"]>;

export interface ImportSession {
  fileName: string;
  result: ProductImport | null;
  /** What is waited for. */
  busy: "checking" | "taking" | null;
  read: (file: File) => Promise<void>;
  take: () => Promise<void>;
  forget: () => void;
}

/** One sheet on its way in: read on trial first, then taken over as it was shown. */
export function useImport(): ImportSession {
  const [file, setFile] = useState<SheetFile | null>(null);
  const [result, setResult] = useState<ProductImport | null>(null);
  const [busy, setBusy] = useState<ImportSession["busy"]>(null);
  const { run } = useBusy();

  async function ask(input: MethodInput<"product.import">, what: "checking" | "taking") {
    setBusy(what);
    const answer = await run(() => act("product.import", input));
    setBusy(null);
    return answer ?? null;
  }
  return {
    fileName: file?.name ?? "",
    result,
    busy,
    async read(chosen) {
      const next = { name: chosen.name, base64: await toBase64(chosen) };
      setFile(next);
      setResult(null);
      setResult(await ask({ file: next, dryRun: true }, "checking"));
    },
    async take() {
      if (!file) return;
      const taken = await ask({ file }, "taking");
      if (taken) setResult(taken);
    },
    forget() {
      setFile(null);
      setResult(null);
    },
  };
}

/** Saves the empty workbook where the browser or the system puts downloads. */
export async function downloadTemplate(): Promise<void> {
  const template = await act("product.template", {});
  if (template) download(template);
}
