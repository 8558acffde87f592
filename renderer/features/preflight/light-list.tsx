import { useTranslation } from "react-i18next";
import type { PreflightLine } from "../../../preload/contract";
import { cx } from "../../app/cx";
import { besideName } from "../../app/format";
import { useNavigation } from "../../app/shell/routes";
import { Button } from "../../components/button";
import { LightMark } from "./light-mark";
import { lightGroups, routeOf } from "./lights";
import styles from "./preflight.module.css";
import { usePreflightPage } from "./preflight-store";

/** Whether the next line asks for the very same step, which is then said once, below both. */
export const sharesStep = (line: PreflightLine, next: PreflightLine | undefined): boolean =>
  next?.status === line.status && next.hint === line.hint && next.place === line.place;

function Line({ line, isLast }: { line: PreflightLine; isLast: boolean }) {
  const { t } = useTranslation();
  const go = useNavigation((navigation) => navigation.go);
  const close = usePreflightPage((page) => page.close);
  const { status, title, message, hint, place } = line;
  const hasStep = status !== "ok" && isLast;
  return (
    <li className={cx(styles.line, !hasStep && styles.plain)}>
      <span className={styles.light}>
        <LightMark light={status} />
        <span className={styles[status]}>{t(`preflight.light.${status}`)}</span>
      </span>
      <div className={styles.words}>
        <p>
          <strong>{title}</strong> {besideName(message, title)}
        </p>
        {hasStep && hint !== "" ? <p className={styles.hint}>{hint}</p> : null}
      </div>
      {hasStep && place !== null ? (
        <Button
          onPress={() => {
            close();
            go(routeOf[place]);
          }}
        >
          {t(`preflight.go.${place}`)}
        </Button>
      ) : null}
    </li>
  );
}

/** Every light with its next step, the worst first. */
export function LightList({ lines }: { lines: PreflightLine[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.groups}>
      {lightGroups(lines).map((group) => (
        <section key={group.id} className={styles.group} aria-label={t(`preflight.group.${group.id}`)}>
          <h3>{t(`preflight.group.${group.id}`)}</h3>
          <ul className={styles.lines}>
            {group.lines.map((line, index) => (
              <Line key={line.id} line={line} isLast={!sharesStep(line, group.lines[index + 1])} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
