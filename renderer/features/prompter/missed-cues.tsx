import { TriangleAlert } from "lucide-react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Popover } from "react-aria-components/Popover";
import { useTranslation } from "react-i18next";
import type { Cue, PrompterText } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { useCueWords } from "../on-air/cue-words";
import styles from "./missed-cues.module.css";

function MissedCue({ cue }: { cue: Cue }) {
  const { t } = useTranslation();
  const words = useCueWords(cue);
  return (
    <li className={styles.cue}>
      <span>{words}</span>
      <Button onPress={() => perform("prompter.fire", { index: cue.index })}>
        {t("prompter.missed.fire")}
      </Button>
    </li>
  );
}

/** How many cues were passed and not fired; pressed, each of them with a button that fires it now. */
export default function MissedCues({ text }: { text: PrompterText | null }) {
  const { t } = useTranslation();
  const missed = useStudio((state) => state.prompter.missed);
  const cues = text?.cues.filter(({ index }) => missed.includes(index)) ?? [];
  if (cues.length === 0) return null;
  return (
    <DialogTrigger>
      <AriaButton className={styles.chip ?? ""}>
        <TriangleAlert aria-hidden="true" />
        {t("prompter.missed.chip", { count: cues.length })}
      </AriaButton>
      <Popover className={styles.popover ?? ""}>
        <Dialog className={styles.list ?? ""}>
          <Heading slot="title">{t("prompter.missed.title")}</Heading>
          <ul>
            {cues.map((cue) => (
              <MissedCue key={cue.index} cue={cue} />
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
