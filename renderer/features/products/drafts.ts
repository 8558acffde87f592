import type { ProductDraft } from "./product-form";

/** Changes that were not saved, by product: looking at another product or screen loses nothing that was typed. */
const unsaved = new Map<string, ProductDraft>();

export const unsavedDraft = (id: string): ProductDraft | undefined => unsaved.get(id);
export const keepDraft = (draft: ProductDraft): void => void unsaved.set(draft.id, draft);
export const forgetDraft = (id: string): void => void unsaved.delete(id);

/** A new product that was begun and not saved yet. */
export const begunProduct = (stored: readonly { id: string }[]): ProductDraft | undefined =>
  [...unsaved.values()].find((draft) => !stored.some(({ id }) => id === draft.id));
