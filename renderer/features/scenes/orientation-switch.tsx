import { RectangleHorizontal, RectangleVertical } from "lucide-react";
import { useTranslation } from "react-i18next";
import { create } from "zustand";
import { type Orientation, orientations, type StudioState } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { useGallery } from "./gallery";
import styles from "./scenes.module.css";

const icons = { landscape: RectangleHorizontal, portrait: RectangleVertical };

/** The shape that is asked for and not yet agreed to. */
const useAsked = create<{ asked: Orientation | null; ask: (asked: Orientation | null) => void }>((set) => ({
  asked: null,
  ask: (asked) => set({ asked }),
}));

/** Why the picture's shape cannot change now, or null. */
export function whyNotTurn({
  live,
  rehearsal,
  recording,
}: Pick<StudioState, "live" | "rehearsal" | "recording">) {
  if (live.status !== "idle") return "live";
  if (rehearsal.active) return "rehearsal";
  return recording.status !== "idle" ? "recording" : null;
}

/** Whether there is more to turn than what this screen shows: a show, or scenes that are built. */
const isBound = ({ show, scenes }: Pick<StudioState, "show" | "scenes">) =>
  show.open !== null || scenes.applied.length > 0;

/** 16:9 or 9:16. It asks before it turns a show or what is built; without either it only changes what is looked at. */
export function OrientationSwitch({ orientation }: { orientation: Orientation }) {
  const { t } = useTranslation();
  const bound = useStudio(isBound);
  const look = useGallery((gallery) => gallery.look);
  const ask = useAsked((state) => state.ask);
  return orientations.map((each) => {
    const Icon = icons[each];
    return (
      <Button
        key={each}
        icon={<Icon aria-hidden="true" />}
        tone={each === orientation ? "accent" : "plain"}
        aria-pressed={each === orientation}
        onPress={() => {
          if (!bound) look(each);
          else ask(each === orientation ? null : each);
        }}
      >
        {t(`orientation.${each}`)}
      </Button>
    );
  });
}

/** Says what turning the show and what is built will do, or why it cannot be now, before anything is done. */
export function OrientationQuestion({ orientation }: { orientation: Orientation }) {
  const { t } = useTranslation();
  const title = useStudio((state) => state.show.open?.title);
  const reason = useStudio(whyNotTurn);
  const canvas = useStudio((state) => state.settings.canvas);
  const built = useStudio((state) => state.scenes.applied.length);
  const bound = useStudio(isBound);
  const look = useGallery((gallery) => gallery.look);
  const { asked, ask } = useAsked();
  const { busy, run } = useBusy();
  if (asked === null || !bound || asked === orientation) return null;
  const { width, height } = canvas[asked];
  const words = {
    what: title === undefined ? t("scenes.turn.built") : t("scenes.turn.show", { title }),
    orientation: t(`orientation.${asked}`),
    size: `${width}×${height}`,
    count: built,
  };
  async function turn(to: Orientation) {
    if (!(await act("scene.orientation", { orientation: to }))) return;
    look(to);
    ask(null);
  }
  return (
    <section className={styles.question} role="status">
      <p>
        <strong>{t("scenes.turn.ask", words)}</strong>{" "}
        {t(reason ? `scenes.turn.${reason}` : "scenes.turn.will", words)}
      </p>
      <div className={styles.actions}>
        {reason ? null : (
          <Button
            tone="accent"
            busy={busy && t("scenes.building")}
            onPress={() => void run(() => turn(asked))}
          >
            {t("scenes.turn.yes", words)}
          </Button>
        )}
        <Button onPress={() => ask(null)}>{t(reason ? "common.close" : "scenes.turn.no")}</Button>
      </div>
    </section>
  );
}
