import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { localise } from "../../../preload/contract";
import { studioNow } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Sheet } from "../../components/sheet";
import { CardForm } from "./card-form";
import { type ComposerTask, openComposer, useComposer } from "./composer-store";
import { rememberDraft, rememberedDraft } from "./draft-memory";
import { Gallery } from "./gallery";
import { type Start, startOf } from "./start";

function useStart(task: ComposerTask | null): Start | null {
  return useMemo(() => {
    const state = studioNow();
    const start = task && state ? startOf(task, state, Date.now()) : null;
    if (!start || task?.kind !== "make" || task.product !== null) return start;
    return { ...start, draft: rememberedDraft(task.template) ?? start.draft };
  }, [task]);
}

/** Makes a card from a template, or changes one that is kept or on air; over the screen, closed with Esc. */
export default function Composer() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { task, close } = useComposer();
  const start = useStart(task);
  const name = start ? localise(start.template.name, language) : "";
  const title = !start
    ? t("cards.gallery.title")
    : start.place
      ? t("cards.form.kept", { name })
      : start.slot
        ? t("cards.form.onAir", { name })
        : name;
  return (
    <Sheet title={title} isOpen={task !== null} onClose={close} isWide>
      {task?.kind === "choose" ? (
        <Gallery onChoose={(template) => openComposer({ kind: "make", template, product: null })} />
      ) : start && task ? (
        <CardForm
          key={JSON.stringify(task)}
          start={start}
          onDraft={(draft) => {
            if (task.kind === "make" && task.product === null) rememberDraft(draft);
          }}
          onDone={() => {
            close();
          }}
        />
      ) : task ? (
        <p>{t("cards.do.gone")}</p>
      ) : null}
    </Sheet>
  );
}
