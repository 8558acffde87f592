import { call, studioNow } from "../../app/bridge";
import { type SpokenText, spokenText } from "./spoken-text";

/**
 * The prompter's text as the follower reads it, fetched when a revision is first asked for. A fetch that fails is
 * tried again a second later.
 */
export function createShownText(): (revision: number) => SpokenText | null {
  let have: { revision: number; text: SpokenText | null } | null = null;
  let asked = -1;
  return (revision) => {
    if (have?.revision === revision) return have.text;
    if (asked === revision) return null;
    asked = revision;
    call("prompter.text", {}).then(
      (text) => {
        // Edited meanwhile: the next question asks for that text.
        if (studioNow()?.prompter.revision === revision) have = { revision, text: text && spokenText(text) };
        else asked = -1;
      },
      () => {
        setTimeout(() => {
          asked = -1;
        }, 1000);
      },
    );
    return null;
  };
}
