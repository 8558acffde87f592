import { useState } from "react";
import { StudioError } from "../../../preload/contract";
import { hintOf, useTroubles } from "../../app/actions";
import { call } from "../../app/bridge";
import { forgetDraft, keepDraft, unsavedDraft } from "./drafts";
import { sentences } from "./field-words";
import {
  type FieldPath,
  type ProductDraft,
  type ProductErrors,
  productErrors,
  productOf,
} from "./product-form";

export interface EditedProduct {
  draft: ProductDraft;
  errors: ProductErrors;
  /** Whether a field was typed in, or tried to be saved. */
  isTouched: (path: FieldPath) => boolean;
  /** What the studio refused, by the field it named. */
  refused: { field: string; message: string } | null;
  isSaved: boolean;
  isChanged: boolean;
  change: (part: Partial<ProductDraft>, touched?: FieldPath) => void;
  save: () => Promise<void>;
  discard: () => void;
}

const pathsOf = (errors: ProductErrors) => Object.keys(errors) as FieldPath[];

/**
 * A product as it is changed. What a stored one has wrong is said at once, what a new one lacks as soon as it was
 * touched; what was typed is kept until it is saved or discarded.
 */
export function useProductDraft(initial: ProductDraft, isStored: boolean): EditedProduct {
  const [draft, setDraft] = useState(() => unsavedDraft(initial.id) ?? initial);
  const [touched, setTouched] = useState<ReadonlySet<FieldPath>>(
    () => new Set(isStored ? pathsOf(productErrors(draft)) : []),
  );
  const [refused, setRefused] = useState<EditedProduct["refused"]>(null);
  const [isSaved, setSaved] = useState(false);
  const [isChanged, setChanged] = useState(unsavedDraft(initial.id) !== undefined);
  const errors = productErrors(draft);

  return {
    draft,
    errors,
    isTouched: (path) => touched.has(path),
    refused,
    isSaved,
    isChanged,
    change(part, path) {
      const next = { ...draft, ...part };
      setDraft(next);
      keepDraft(next);
      if (path) setTouched((old) => new Set(old).add(path));
      setSaved(false);
      setChanged(true);
      setRefused(null);
    },
    async save() {
      setTouched(new Set(pathsOf(errors)));
      if (pathsOf(errors).length > 0) return;
      try {
        await call("product.save", productOf(draft));
        forgetDraft(draft.id);
        setSaved(true);
        setChanged(false);
        useTroubles.getState().settle("product.save");
      } catch (error) {
        if (error instanceof StudioError && error.field)
          setRefused({ field: error.field, message: sentences(error.message, hintOf(error)) });
        useTroubles.getState().report("product.save", error);
      }
    },
    discard() {
      forgetDraft(draft.id);
      setDraft(initial);
      setTouched(new Set(isStored ? pathsOf(productErrors(initial)) : []));
      setChanged(false);
      setRefused(null);
    },
  };
}
