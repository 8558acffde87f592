import { useTranslation } from "react-i18next";
import { localise, type OverlayField } from "../../../preload/contract";
import { useLanguage } from "../../app/i18n";
import { Choice } from "../../components/choice";
import { Field } from "../../components/field";
import { Chips } from "./chips";
import { MomentField } from "./moment-field";
import { PictureField } from "./picture-field";
import { StepField } from "./step-field";
import { countCharacters, stepDuration, stepInteger } from "./typed-values";

/** More options than this go into a drop-down. */
const mostChips = 4;
/** A text area shows at most this many lines. */
const mostRows = 5;

interface CardFieldProps {
  field: OverlayField;
  value: string;
  error: string | undefined;
  /** Pictures of the card's own product. */
  pictures: string[];
  /** One of many alike: less is offered at once. */
  isCompact: boolean;
  onChange: (value: string) => void;
}

/** One field of a card's form, by its type. */
export function CardField({ field, value, error, pictures, isCompact, onChange }: CardFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = localise(field.label, language);
  const label = field.required ? name : t("cards.form.optional", { label: name });
  const common = { label, value, onChange, error };
  switch (field.type) {
    case "text": {
      const count = countCharacters(value);
      const { lines, maxLength: max } = field;
      const hint =
        lines > 1 ? t("cards.form.lines", { lines, count, max }) : t("cards.form.count", { count, max });
      return <Field {...common} rows={Math.min(lines, mostRows)} hint={hint} isRequired={field.required} />;
    }
    case "qr": {
      const hint = t("cards.form.qrHint", { count: countCharacters(value), max: field.maxLength });
      return <Field {...common} hint={hint} isRequired={field.required} />;
    }
    case "price":
      return (
        <Field {...common} inputMode="decimal" hint={t("cards.form.priceHint")} isRequired={field.required} />
      );
    case "integer":
      return (
        <StepField
          {...common}
          inputMode="numeric"
          step={(direction) => stepInteger(value, direction, field)}
        />
      );
    case "duration":
      return (
        <StepField
          {...common}
          inputMode="text"
          hint={t("cards.form.durationHint")}
          step={(direction) => stepDuration(value, direction, field.maxSeconds)}
        />
      );
    case "moment":
      return <MomentField {...common} />;
    case "picture":
      return <PictureField {...common} isRequired={field.required} own={pictures} isCompact={isCompact} />;
    case "choice": {
      const options = field.options.map((option) => ({
        id: option.id,
        name: localise(option.label, language),
      }));
      return options.length <= mostChips ? (
        <Chips label={label} options={options} value={value || null} onChange={onChange} />
      ) : (
        <Choice label={label} options={options} value={value || null} onChange={onChange} />
      );
    }
  }
}
