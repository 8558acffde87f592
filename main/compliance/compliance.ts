import { randomUUID } from "node:crypto";
import { basename, join } from "node:path";
import {
  type CheckedInput,
  type FindingCounts,
  type HandlersFor,
  type MadeFile,
  type ReviewRecord,
  type ScriptFinding,
  StudioError,
  type TermList,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { type Checker, createChecker } from "./check";
import type { CompliancePorts, ReviewShown } from "./ports";
import { dayText, reviewsAsCsv, reviewsAsJson } from "./review/export";
import { createReviewRecords, type ReviewRecords } from "./review/records";
import { hashOfText, signMarkdown } from "./review/signature";
import { finishInTurns } from "./steps";
import { fingerprintOfLists, readTermLists } from "./terms/lists";

type ComplianceMethods = "script.check" | "script.review" | "script.reviews" | "script.exportReviews";

export interface Compliance {
  handlers: HandlersFor<ComplianceMethods>;
  /** How a script's text stands to what was signed; what the library shows of it. */
  reviewState(id: string, markdown: string): ReviewShown;
  /** Reads the review records. To be awaited before the library shows review states. */
  start(): Promise<void>;
}

/** The lists as they lie on disk now, compiled; read again when a file of theirs changed. */
function createDesk({ paths, problems }: StudioContext) {
  const folders = [join(paths.resources, "terms"), join(paths.data, "terms")];
  let current: { fingerprint: string; lists: TermList[]; checker: Checker } | null = null;
  return async () => {
    const fingerprint = await fingerprintOfLists(folders);
    if (current?.fingerprint === fingerprint) return current;
    const { lists, broken } = await readTermLists(folders);
    problems.clear("compliance.list-broken");
    for (const { file, reason } of broken)
      problems.report("compliance.list-broken", { subject: file, params: { file: basename(file), reason } });
    current = { fingerprint, lists, checker: createChecker(lists) };
    return current;
  };
}

const byPlace = (a: ScriptFinding, b: ScriptFinding): number => a.from - b.from || a.line - b.line;

function countFindings(findings: readonly ScriptFinding[]): FindingCounts {
  const counts: FindingCounts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function makeRecord(
  { id, by, note }: CheckedInput<"script.review">,
  about: { title: string; signed: string; at: number; lists: TermList[]; findings: ScriptFinding[] },
): ReviewRecord {
  return {
    id: randomUUID(),
    scriptId: id,
    title: about.title,
    textHash: hashOfText(about.signed),
    by,
    at: about.at,
    note,
    lists: about.lists.map((list) => ({ id: list.id, edition: list.edition })),
    counts: countFindings(about.findings),
    findings: about.findings.map(({ line, text, class: kind, severity, message, basis }) => ({
      ...{ line, text, class: kind, severity, message, basis },
    })),
  };
}

/** Stores the signed text and its record. Where the record cannot be kept, the signature is taken out again. */
async function keepSigned(
  ports: CompliancePorts,
  records: ReviewRecords,
  record: ReviewRecord,
  signed: string,
) {
  const { scriptId } = record;
  const before = ports.source(scriptId).markdown;
  records.hold(record);
  try {
    await ports.saveSigned(scriptId, signed);
    await records.append(record);
  } catch (thrown) {
    records.drop(record);
    if (ports.source(scriptId).markdown === signed) await ports.saveSigned(scriptId, before);
    throw thrown;
  }
}

/**
 * What scripts must not say, and who looked. Checks the words of scripts against the lists in `resources/terms` and the
 * user's own in `data/terms`, and keeps a record of every review in `data/reviews.jsonl`.
 */
export function createCompliance(context: StudioContext, ports: CompliancePorts): Compliance {
  const { store, paths, problems, clock } = context;
  const desk = createDesk(context);
  const path = join(paths.data, "reviews.jsonl");
  const records = createReviewRecords(path);
  const language = () => store.get().settings.language;

  async function check(id: string | undefined, markdown: string) {
    const { checker, lists } = await desk();
    const form = await ports.formFindings(id, markdown);
    const options = { language: language(), products: store.get().library.products };
    const said = await finishInTurns(checker.checkInSteps(markdown, options));
    return { lists, findings: [...form, ...said].sort(byPlace) };
  }

  return {
    reviewState: (id, markdown) => records.stateOf(id, markdown),
    async start() {
      const broken = await records.load();
      problems.clear("compliance.records-broken");
      if (broken > 0) problems.report("compliance.records-broken", { params: { path, count: broken } });
    },
    handlers: {
      "script.check": async ({ id, markdown }) => {
        if (markdown === undefined && id === undefined) throw new StudioError("scripts.nothing-to-check");
        return (await check(id, markdown ?? ports.source(id ?? "").markdown)).findings;
      },
      "script.review": async (input) => {
        const seen = ports.source(input.id).markdown;
        const { lists, findings } = await check(input.id, seen);
        const { markdown, title, kind } = ports.source(input.id);
        if (markdown !== seen) throw new StudioError("compliance.changed-meanwhile");
        const at = clock.now();
        const signed = signMarkdown(markdown, { by: input.by, on: dayText(at) }, { title, kind });
        const record = makeRecord(input, { title, signed, at, lists, findings });
        await keepSigned(ports, records, record, signed);
        return record;
      },
      "script.reviews": ({ id }) => records.list(id),
      "script.exportReviews": ({ id, format }): MadeFile =>
        (format === "json" ? reviewsAsJson : reviewsAsCsv)(records.list(id), language()),
    },
  };
}
