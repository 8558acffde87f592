import { useEffect, useRef, useState } from "react";
import type { SettingsPatch } from "../../../preload/contract";
import { act } from "../../app/actions";
import { Field } from "../../components/field";

/** Milliseconds after the last key before a setting is saved. */
const savePause = 700;

interface SavedFieldProps {
  label: string;
  hint?: string;
  /** What is saved now. */
  saved: string;
  /** The change a text stands for, or the sentence that says why it cannot be taken. */
  read: (text: string) => SettingsPatch | string;
  inputMode?: "text" | "numeric";
}

/** A text setting that saves itself shortly after typing ends. */
export function SavedField({ label, hint, saved, read, inputMode = "text" }: SavedFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const patch = text === null ? null : read(text);
  const error = typeof patch === "string" ? patch : undefined;
  /** Saves what was typed last and not yet saved. */
  const pending = useRef<(() => void) | null>(null);
  useEffect(() => {
    pending.current = null;
    if (text === null || text === saved) return;
    const change = read(text);
    if (typeof change === "string") return;
    const save = () => {
      pending.current = null;
      void act("settings.set", change).then((worked) => {
        // What was typed meanwhile stays, and so does what could not be saved.
        if (worked !== undefined) setText((now) => (now === text ? null : now));
      });
    };
    pending.current = save;
    const timer = setTimeout(save, savePause);
    return () => clearTimeout(timer);
  }, [text, saved, read]);
  // Whoever types and goes to another screen at once has typed it all the same.
  useEffect(() => () => pending.current?.(), []);
  return (
    <Field
      label={label}
      hint={hint}
      value={text ?? saved}
      onChange={setText}
      error={error}
      inputMode={inputMode}
    />
  );
}

/** Reads a whole number within limits, or gives the sentence. */
export const wholeNumber =
  (least: number, most: number, sentence: string, patch: (value: number) => SettingsPatch) =>
  (text: string): SettingsPatch | string => {
    const value = Number(text.normalize("NFKC").trim());
    return Number.isInteger(value) && value >= least && value <= most ? patch(value) : sentence;
  };
