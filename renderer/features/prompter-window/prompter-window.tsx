import { useTranslation } from "react-i18next";
import { useMirror } from "../../app/bridge";
import styles from "./prompter-window.module.css";
import { Reader } from "./reader";

/** The prompter in a window of its own: for a second display, a tablet, a phone, or glass in front of the camera. */
export function PrompterWindow() {
  const { t } = useTranslation();
  const hasState = useMirror(({ state }) => state !== null);
  const connected = useMirror((mirror) => mirror.connected);
  return (
    <>
      {hasState ? <Reader /> : <p className={styles.waiting}>{t("shell.connecting")}</p>}
      {hasState && !connected ? (
        <p className={styles.offline} role="alert">
          {t("shell.offline")}
        </p>
      ) : null}
    </>
  );
}
