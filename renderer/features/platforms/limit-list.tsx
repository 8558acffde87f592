import { ChevronRight } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Disclosure, DisclosurePanel } from "react-aria-components/Disclosure";
import { Heading } from "react-aria-components/Heading";
import { useTranslation } from "react-i18next";
import type { Platform } from "../../../preload/contract";
import styles from "./limit-list.module.css";
import { type LimitLine, limitLines } from "./limits";

function Line({ line }: { line: LimitLine }) {
  const { t } = useTranslation();
  return (
    <li>
      {t(`platforms.limit.${line.key}`, line.values)}
      {line.source ? (
        <span className={styles.source}>
          {t("platforms.limit.source", { source: line.source, date: line.date })}
        </span>
      ) : null}
    </li>
  );
}

/** What the platform asks for, each with who published it; folded away, and gone where nobody published anything. */
export function LimitList({ platform }: { platform: Platform }) {
  const { t } = useTranslation();
  const lines = limitLines(platform);
  if (lines.length === 0) return null;
  return (
    <Disclosure className={styles.group ?? ""}>
      <Heading level={4}>
        <Button slot="trigger" className={styles.fold ?? ""}>
          <ChevronRight aria-hidden="true" />
          {t("platforms.limit.title", { count: lines.length })}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ""}>
        <ul>
          {lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
