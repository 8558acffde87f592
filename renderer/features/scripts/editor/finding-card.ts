import type { EditorView } from "@codemirror/view";
import { isSameFinding, type PlacedFinding, placedFix } from "../text/fixes";
import styles from "./editor.module.css";
import { findingsBetween } from "./findings-field";
import { icon } from "./icon";
import { editorWords } from "./words";

/** Puts one fix in, as one undo step. Gives false where the text has changed since. */
export function applyFix(view: EditorView, placed: PlacedFinding, number = 0): boolean {
  const now = findingsBetween(view.state, placed.from, placed.to);
  const isThere = now.some(
    ({ finding, from }) => from === placed.from && isSameFinding(finding, placed.finding),
  );
  const fix = isThere ? placedFix(placed, number) : null;
  if (!fix || fix.from < 0 || fix.to > view.state.doc.length) return false;
  view.dispatch({
    changes: fix,
    selection: { anchor: fix.from + fix.insert.length },
    userEvent: "input.fix",
    scrollIntoView: true,
  });
  return true;
}

function line(className: string | undefined, text: string): HTMLElement {
  const element = document.createElement("p");
  element.className = className ?? "";
  element.textContent = text;
  return element;
}

/** Why something must not be said, the law, what to write instead, and the fixes as buttons, the best one first. */
export function findingCard(view: EditorView, placed: PlacedFinding): HTMLElement {
  const words = view.state.facet(editorWords);
  const { severity, message, hint, basis, fixes } = placed.finding;
  const card = document.createElement("div");
  card.className = styles.card ?? "";
  card.dataset.severity = severity;
  const head = line(styles.cardHead, "");
  const why = document.createElement("strong");
  why.textContent = message;
  const rank = document.createElement("span");
  rank.className = styles.rank ?? "";
  rank.textContent = words?.severity[severity] ?? severity;
  head.append(icon(severity), rank, why);
  card.append(head);
  if (basis) card.append(line(styles.basis, basis));
  if (hint) card.append(line(undefined, hint));
  if (fixes.length === 0) return card;
  const row = document.createElement("div");
  row.className = styles.fixes ?? "";
  for (const [number, { insert }] of fixes.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${styles.fix} ${number === 0 ? styles.bestFix : ""}`;
    button.textContent = insert === "" ? (words?.leaveOut ?? "") : (words?.change(insert) ?? insert);
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      applyFix(view, placed, number);
      view.focus();
    });
    row.append(button);
  }
  card.append(row);
  return card;
}
