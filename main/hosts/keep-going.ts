import { toStudioError } from "../../preload/contract";
import { type Log, type Problems, redactText } from "../core";

/** Nobody reads our standard output any more: a closed terminal ends no show. */
const isClosedOutput = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && (thrown.code === "EPIPE" || thrown.code === "EIO");

/**
 * A fault that nothing caught must not end a show: it is logged with its stack, said in the list of problems, and the
 * studio goes on. Node would end the process. Returns a function that ends this.
 */
export function keepGoing({ log, problems }: { log: Log; problems: Problems }): () => void {
  const note = (thrown: unknown): void => {
    log.error({ err: thrown }, "a fault that nothing caught");
    if (isClosedOutput(thrown)) return;
    problems.report("hosts.stumbled", { params: { detail: redactText(toStudioError(thrown).message) } });
  };
  process.on("uncaughtException", note);
  process.on("unhandledRejection", note);
  return () => {
    process.off("uncaughtException", note);
    process.off("unhandledRejection", note);
  };
}
