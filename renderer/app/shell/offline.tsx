import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallAnswer } from "../../../preload/contract";
import { bridge } from "../bridge";
import styles from "./app.module.css";

/** Milliseconds between two looks at whether the studio is back under another key. */
const every = 4000;

/** Whether an answer says that this page's key is from an earlier start of the studio: no waiting helps then. */
export const isStale = (answer: CallAnswer): boolean =>
  !answer.ok && ["hosts.unauthorised", "hosts.too-many-attempts"].includes(answer.error.code);

/** The banner while the studio does not answer: that it reconnects, or that this page must be opened anew. */
export function Offline() {
  const { t } = useTranslation();
  const [stale, setStale] = useState(false);
  useEffect(() => {
    if (stale) return;
    const timer = setInterval(() => {
      bridge()
        .call("settings.get", {})
        .then(
          (answer) => setStale(isStale(answer)),
          // No answer at all is what the banner says already.
          () => undefined,
        );
    }, every);
    return () => clearInterval(timer);
  }, [stale]);
  return (
    <p className={styles.offline} role="alert">
      <strong>{t(stale ? "shell.stale" : "shell.offline")}</strong>{" "}
      {t(stale ? "shell.staleHint" : "shell.offlineHint")}
    </p>
  );
}
