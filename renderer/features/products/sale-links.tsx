import { ChevronRight } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Disclosure, DisclosurePanel } from "react-aria-components/Disclosure";
import { Heading } from "react-aria-components/Heading";
import { useTranslation } from "react-i18next";
import { isOwnServer, localise } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Field } from "../../components/field";
import type { FieldPath, ProductDraft } from "./product-form";
import styles from "./products.module.css";

interface SaleLinksProps {
  draft: ProductDraft;
  onChange: (part: Partial<ProductDraft>, touched: FieldPath) => void;
  errorAt: (path: FieldPath) => string | undefined;
}

/** Where a product is sold: its link, and what each platform's shop calls it. Folded away: few need it daily. */
export function SaleLinks({ draft, onChange, errorAt }: SaleLinksProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const platforms = useStudio((state) => state.library.platforms);
  const shops = platforms.filter(({ id }) => !isOwnServer(id));
  const paths: FieldPath[] = ["link", ...shops.map(({ id }) => `platformIds.${id}` as const)];
  const filled = [draft.link, ...Object.values(draft.platformIds)].filter(
    (text) => text.trim() !== "",
  ).length;
  const isWrong = paths.some((path) => errorAt(path) !== undefined);
  return (
    <Disclosure className={styles.group ?? ""} defaultExpanded={isWrong}>
      <Heading level={4}>
        <Button slot="trigger" className={styles.foldButton ?? ""}>
          <ChevronRight aria-hidden="true" />
          {filled > 0 ? t("products.groups.linksCount", { count: filled }) : t("products.groups.links")}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.folded ?? ""}>
        <Field
          label={t("products.link")}
          value={draft.link}
          inputMode="url"
          hint={t("products.linkHint")}
          error={errorAt("link")}
          onChange={(link) => onChange({ link }, "link")}
        />
        <div className={styles.pair}>
          {shops.map(({ id, name }) => (
            <Field
              key={id}
              label={t("products.platformId", { platform: localise(name, language) })}
              value={draft.platformIds[id] ?? ""}
              error={errorAt(`platformIds.${id}`)}
              onChange={(text) =>
                onChange({ platformIds: { ...draft.platformIds, [id]: text } }, `platformIds.${id}`)
              }
            />
          ))}
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
