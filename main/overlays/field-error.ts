import {
  type MessageCode,
  type MessageParams,
  type OverlayTemplate,
  StudioError,
} from "../../preload/contract";

/** What an error about a field says and points at. */
export interface FieldSubject {
  id: string;
  zh: string;
  en: string;
}

/** A field of a template as an error names it, in both languages. */
export function subjectOf(template: OverlayTemplate, id: string): FieldSubject {
  const label = template.fields.find((field) => field.id === id)?.label;
  return { id, zh: label?.["zh-CN"] ?? id, en: label?.en ?? label?.["zh-CN"] ?? id };
}

/** An error that names the field at fault; texts use `{field}` in Chinese and `{fieldEn}` in English. */
export function fieldError(
  code: MessageCode,
  subject: FieldSubject,
  params: MessageParams = {},
): StudioError {
  return new StudioError(code, {
    field: `fields.${subject.id}`,
    params: { ...params, field: subject.zh, fieldEn: subject.en },
  });
}
