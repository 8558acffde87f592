import { type ReportAsked, reportOf } from "./document";
import { reportHtml } from "./html";
import { reportPdf } from "./pdf";

export type ReportKind = "html" | "pdf";

/**
 * A review as the bytes of a file. @param asked.fonts the folder of the studio's TTF fonts, which the PDF embeds.
 * @throws StudioError `storage.unreadable` where a font is not there
 */
export async function renderReview(
  { fonts, ...asked }: ReportAsked & { fonts: string },
  kind: ReportKind,
): Promise<Buffer> {
  const report = reportOf(asked);
  return kind === "html" ? Buffer.from(reportHtml(report)) : await reportPdf(report, fonts);
}
