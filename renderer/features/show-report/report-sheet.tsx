import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { act, perform } from "../../app/actions";
import { Button } from "../../components/button";
import { Sheet } from "../../components/sheet";
import { ReportBody } from "./report-body";
import { ReportList } from "./report-list";
import { showReports, useReports } from "./report-store";
import { useAnswer } from "./use-answer";

function One({ id }: { id: string }) {
  const { t } = useTranslation();
  const report = useAnswer(() => act("live.report", { id }), id);
  if (report === null) return <p>{t("common.loading")}</p>;
  return report === "failed" ? null : <ReportBody report={report} />;
}

/** How the show that has just ended went, and the earlier ones. */
export default function ReportSheet() {
  const { t } = useTranslation();
  const view = useReports((reports) => reports.view);
  return (
    <Sheet
      title={t(view?.kind === "list" ? "report.earlierTitle" : "report.title")}
      isOpen={view !== null}
      onClose={() => {
        if (view?.kind === "last") perform("live.dismissReport", {});
        showReports(null);
      }}
      isWide
    >
      {view?.kind === "one" ? (
        <div>
          <Button icon={<ArrowLeft aria-hidden="true" />} onPress={() => showReports({ kind: "list" })}>
            {t("report.back")}
          </Button>
        </div>
      ) : null}
      {view?.kind === "list" ? <ReportList /> : null}
      {view && view.kind !== "list" ? <One key={view.id} id={view.id} /> : null}
    </Sheet>
  );
}
