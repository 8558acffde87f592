import { localise } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Chips } from "./chips";

/** Chooses the look of all cards; nothing where there is no choice. */
export function ThemeChips({ label }: { label: string }) {
  const language = useLanguage();
  const themes = useStudio((state) => state.library.themes);
  const theme = useStudio((state) => state.settings.cards.theme);
  if (themes.length < 2) return null;
  return (
    <Chips
      label={label}
      isInline
      options={themes.map(({ id, name }) => ({ id, name: localise(name, language) }))}
      value={theme}
      onChange={(id) => perform("settings.set", { cards: { theme: id } })}
    />
  );
}
