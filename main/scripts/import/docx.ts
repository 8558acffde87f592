import { StudioError } from "../../../preload/contract";
import { DocxThreadError, docxToHtml } from "./docx-thread";
import { storeZip, unpack, zipEntries } from "./zip";

/** The parts of a document that say something about its text. */
const isTextPart = (name: string): boolean =>
  /\.(?:xml|rels)$/i.test(name) &&
  !/^(?:customXml|docProps)\/|^word\/(?:theme|media|glossary)\/|^word\/(?:fontTable|webSettings|settings)\.xml$/.test(
    name,
  );

/** Half a million characters in Word's own wordy XML are fifteen. */
const mostXml = 60_000_000;

/**
 * A Word document as HTML. Its text parts alone are unpacked, each to no more than it said, and handed on in a
 * fresh file: what reads it has no limits of its own.
 * @throws StudioError `scripts.broken-document`, `scripts.unpacks-too-large`, `scripts.encrypted-document`,
 * `scripts.import-too-slow`
 */
export async function htmlOfDocx(name: string, bytes: Buffer): Promise<string> {
  const parts = zipEntries(name, bytes).filter((entry) => isTextPart(entry.name));
  if (parts.reduce((sum, { size }) => sum + size, 0) > mostXml)
    throw new StudioError("scripts.unpacks-too-large", { params: { name } });
  const files: { name: string; bytes: Buffer }[] = [];
  for (const entry of parts) files.push({ name: entry.name, bytes: await unpack(name, bytes, entry) });
  try {
    return await docxToHtml(storeZip(files));
  } catch (cause) {
    const exhausted = cause instanceof DocxThreadError && cause.exhausted;
    const code = exhausted ? "scripts.import-too-slow" : "scripts.broken-document";
    throw new StudioError(code, { params: { name }, cause });
  }
}
