import { type Language, settingsPace } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";

/** The pace that reading times are worked out with: characters a minute, and whether rehearsals showed it. */
export function usePace(lang: Language): { pace: number; isLearned: boolean } {
  const settings = useStudio((state) => state.settings.prompter);
  const learned = useStudio((state) => state.prompter.learnedPace?.[lang] ?? null);
  return settings.usesLearnedPace && learned !== null
    ? { pace: learned, isLearned: true }
    : { pace: settingsPace(lang, settings), isLearned: false };
}
