import { lazy, Suspense } from "react";
import { bridge } from "../../app/bridge";
import styles from "./programme.module.css";

const Stage = lazy(() => import("../../stage").then(({ StagePreview }) => ({ default: StagePreview })));

/** Where the built-in stage draws. Mounted always, because it sounds and records unseen; shown while it is the engine. */
export const StageMount = ({ isShown }: { isShown: boolean }) => (
  <div className={styles.stage} hidden={!isShown}>
    <Suspense fallback={null}>
      <Stage bridge={bridge()} />
    </Suspense>
  </div>
);
