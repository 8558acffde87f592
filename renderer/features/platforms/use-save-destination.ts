import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toStudioError } from "../../../preload/contract";
import { hintOf, useTroubles } from "../../app/actions";
import { call } from "../../app/bridge";
import { type DestinationDraft, destinationOf } from "./platform-form";

type Field = "name" | "server" | "key";
const fields: readonly string[] = ["name", "server", "key"] satisfies Field[];

/** Saves a draft. What the studio refuses because of one field is said at that field, everything else in the strip. */
export function useSaveDestination(onDone: () => void) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<{ field: Field; words: string } | null>(null);
  async function save(draft: DestinationDraft) {
    setRefused(null);
    try {
      await call("destination.save", destinationOf(draft));
      onDone();
    } catch (thrown) {
      const error = toStudioError(thrown);
      if (error.field !== undefined && fields.includes(error.field))
        setRefused({
          field: error.field as Field,
          words: [error.message, hintOf(thrown)].filter(Boolean).join(t("platforms.and")),
        });
      else useTroubles.getState().report("destination.save", thrown);
    }
  }
  return { refused, save, forget: () => setRefused(null) };
}
