import type { CardDraft } from "./draft";

/**
 * What was last typed into each template, for as long as the window lives: a form that was closed by mistake, and a card
 * that is wanted on air a second time, are where they were left. What a product fills is read from it each time.
 */
const typed = new Map<string, CardDraft>();

export const rememberDraft = (draft: CardDraft): void => {
  typed.set(draft.template, draft);
};
export const rememberedDraft = (template: string): CardDraft | undefined => typed.get(template);
