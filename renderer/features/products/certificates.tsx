import { BadgeCheck, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type CertificateKind, certificateKinds, mostCertificates } from "../../../preload/contract";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { Field } from "../../components/field";
import { type CertificateDraft, emptyCertificate, type FieldPath } from "./product-form";
import styles from "./products.module.css";

interface CertificatesProps {
  certificates: CertificateDraft[];
  onChange: (certificates: CertificateDraft[], touched?: FieldPath) => void;
  /** What is wrong with a certificate, as a sentence. */
  errorAt: (path: FieldPath) => string | undefined;
}

/** The certificates of a product. A protected word needs its number; only another kind needs a name. */
export function Certificates({ certificates, onChange, errorAt }: CertificatesProps) {
  const { t } = useTranslation();
  const kinds = certificateKinds.map((id) => ({ id, name: t(`products.certificates.kinds.${id}`) }));
  const change = (index: number, part: Partial<CertificateDraft>) =>
    onChange(
      certificates.map((one, at) => (at === index ? { ...one, ...part } : one)),
      `certificates.${index}.number`,
    );
  return (
    <>
      {certificates.length === 0 ? <p className={styles.quiet}>{t("products.certificates.none")}</p> : null}
      {certificates.map((certificate, index) => (
        <fieldset key={certificate.key} className={styles.certificate}>
          <legend className="visually-hidden">{t("products.certificates.one", { index: index + 1 })}</legend>
          <div className={styles.certificateKind}>
            <Choice
              label={t("products.certificates.kind")}
              options={kinds}
              value={certificate.kind}
              onChange={(kind) => change(index, { kind: kind as CertificateKind })}
            />
            <Button
              tone="quiet"
              icon={<X aria-hidden="true" />}
              label={t("products.certificates.remove", { index: index + 1 })}
              onPress={() => onChange(certificates.filter((_, at) => at !== index))}
            />
          </div>
          {certificate.kind === "other" || certificate.name !== "" ? (
            <Field
              label={t("products.certificates.name")}
              value={certificate.name}
              hint={certificate.kind === "other" ? undefined : t("products.certificates.nameHint")}
              onChange={(name) => change(index, { name })}
            />
          ) : null}
          <Field
            label={t("products.certificates.number")}
            value={certificate.number}
            error={errorAt(`certificates.${index}.number`)}
            onChange={(number) => change(index, { number })}
          />
        </fieldset>
      ))}
      {certificates.length < mostCertificates ? (
        <Button
          icon={<BadgeCheck aria-hidden="true" />}
          onPress={() => onChange([...certificates, emptyCertificate("geographical-indication")])}
        >
          {t("products.certificates.add")}
        </Button>
      ) : null}
    </>
  );
}
