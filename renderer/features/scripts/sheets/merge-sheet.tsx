import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MergePart } from "../../../../preload/contract";
import { useBusy } from "../../../app/actions";
import { cx } from "../../../app/cx";
import { Button } from "../../../components/button";
import { Sheet } from "../../../components/sheet";
import { Chips } from "../../cards/chips";
import { ScrollRegion } from "../scroll-region";
import type { ScriptSession } from "../session/script-session";
import type { OpenMerge } from "../session/view-state";
import { type MergeChoice, mergedText, openChoices } from "../text/merged";
import styles from "./sheets.module.css";

/** Lines of an untouched run that are shown at each of its ends. */
const shownLines = 2;

function Same({ lines }: { lines: string[] }) {
  const { t } = useTranslation();
  const hidden = lines.length - 2 * shownLines;
  const row = (line: string, at: number) => <p key={at}>{line || "\u00A0"}</p>;
  return (
    <div className={styles.same}>
      {hidden > 1 ? (
        <>
          {lines.slice(0, shownLines).map(row)}
          <p className={styles.gap}>{t("scriptsEditor.versions.gap", { count: hidden })}</p>
          {lines.slice(-shownLines).map((line, at) => row(line, at + lines.length))}
        </>
      ) : (
        lines.map(row)
      )}
    </div>
  );
}

function Side({ name, lines, isTaken }: { name: string; lines: string[]; isTaken: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.copy, isTaken && styles.taken)}>
      <strong>{name}</strong>
      <div className={styles.lines}>
        {lines.length === 0 ? <em>{t("scriptsEditor.merge.nothing")}</em> : lines.join("\n")}
      </div>
    </div>
  );
}

interface ConflictProps {
  part: Extract<MergePart, { kind: "conflict" }>;
  number: number;
  names: { mine: string; theirs: string };
  choice: MergeChoice | null;
  onChoose: (choice: MergeChoice) => void;
}

function Conflict({ part, number, names, choice, onChoose }: ConflictProps) {
  const { t } = useTranslation();
  const options = [
    { id: "mine", name: names.mine },
    { id: "theirs", name: names.theirs },
    { id: "both", name: t("scriptsEditor.merge.both", names) },
  ];
  return (
    <section className={styles.conflict} aria-label={t("scriptsEditor.merge.place", { number })}>
      <div className={styles.copies}>
        <Side name={names.mine} lines={part.mine} isTaken={choice === "mine" || choice === "both"} />
        <Side name={names.theirs} lines={part.theirs} isTaken={choice === "theirs" || choice === "both"} />
      </div>
      <Chips
        label={t("scriptsEditor.merge.take", { number })}
        options={options}
        value={choice}
        onChange={(id) => onChoose(id === "mine" ? "mine" : id === "theirs" ? "theirs" : "both")}
        isInline
      />
    </section>
  );
}

/** Two copies of a script made one: every place where both differ is asked about, and nothing is chosen in advance. */
export function MergeSheet({ session, open }: { session: ScriptSession; open: OpenMerge }) {
  const { t } = useTranslation();
  const { merge, from } = open;
  const [choices, setChoices] = useState<ReadonlyMap<number, MergeChoice>>(new Map());
  const { busy, run } = useBusy();
  const names = {
    mine: t(from === "file" ? "scriptsEditor.merge.file" : "scriptsEditor.merge.mine"),
    theirs: t(from === "file" ? "scriptsEditor.merge.stored" : "scriptsEditor.merge.theirs"),
  };
  const left = openChoices(merge.parts, choices);
  const numbers = new Map(
    merge.parts
      .map((part, index) => (part.kind === "conflict" ? index : -1))
      .filter((index) => index >= 0)
      .map((index, at) => [index, at + 1] as const),
  );

  async function take() {
    const text = mergedText(merge.parts, choices);
    if (text !== null) await session.takeMerged(text, merge);
  }
  return (
    <Sheet title={t("scriptsEditor.merge.title")} isOpen onClose={() => session.closeMerge()} isWide>
      <p>{t(from === "file" ? "scriptsEditor.merge.fileText" : "scriptsEditor.merge.text")}</p>
      <ScrollRegion className={styles.parts} label={t("scriptsEditor.merge.parts")}>
        {merge.parts.map((part, index) => {
          const key = index;
          if (part.kind === "conflict")
            return (
              <Conflict
                key={key}
                part={part}
                number={numbers.get(index) ?? 0}
                names={names}
                choice={choices.get(index) ?? null}
                onChoose={(choice) => setChoices(new Map(choices).set(index, choice))}
              />
            );
          if (part.kind === "same") return <Same key={key} lines={part.lines} />;
          return (
            <div key={key} className={styles.added}>
              <strong>
                {t(
                  part.lines.length === 0 ? "scriptsEditor.merge.removedBy" : "scriptsEditor.merge.changedBy",
                  {
                    name: names[part.kind],
                  },
                )}
              </strong>
              <div className={styles.lines}>{part.lines.join("\n")}</div>
            </div>
          );
        })}
      </ScrollRegion>
      <div className={styles.actions}>
        <p role="status">
          {left > 0 ? t("scriptsEditor.merge.left", { count: left }) : t("scriptsEditor.merge.allChosen")}
        </p>
        <Button onPress={() => session.closeMerge()}>{t("scriptsEditor.merge.later")}</Button>
        <Button
          tone="accent"
          isDisabled={left > 0}
          busy={busy && t("common.saving")}
          onPress={() => void run(take)}
        >
          {t("scriptsEditor.merge.save")}
        </Button>
      </div>
    </Sheet>
  );
}
