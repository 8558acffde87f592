import { expect, test } from "vitest";
import { createDispatch, silentLog } from "../../../main/core";
import {
  fromEnvelope,
  type Handlers,
  type Language,
  methods,
  StudioError,
  texts,
} from "../../../preload/contract";

const dispatchWith = (handlers: Partial<Handlers>, language: Language = "zh-CN") =>
  createDispatch(handlers as Handlers, () => language, silentLog);

test("a wrong field is named, in the user's language", async () => {
  const dispatch = dispatchWith({ "scene.take": () => ({ scene: "a/b", changed: true, milliseconds: 1 }) });
  const answer = await dispatch("scene.take", { scene: "no slash" });
  expect(answer).toMatchObject({ ok: false, error: { code: "core.invalid-input", field: "scene" } });
  expect(answer.ok || answer.error.message).toContain("scene 填得不对");
});

test("an unknown method, and a name that only objects have", async () => {
  for (const name of ["nope", "constructor", "__proto__", "toString"])
    expect(await dispatchWith({}, "en")(name, {})).toMatchObject({
      ok: false,
      error: { code: "core.unknown-method" },
    });
});

test("whatever a handler throws becomes an envelope", async () => {
  const dispatch = dispatchWith({
    "settings.get": () => {
      throw new TypeError("boom");
    },
    "overlay.hide": () => {
      throw new StudioError("live.key-missing", { params: { name: "快手" }, field: "kuaishou" });
    },
  });
  expect(await dispatch("settings.get", {})).toMatchObject({ ok: false, error: { code: "core.unexpected" } });
  const answer = await dispatch("overlay.hide", null);
  if (answer.ok) throw new Error("expected a refusal");
  expect(fromEnvelope(answer.error)).toMatchObject({
    code: "live.key-missing",
    field: "kuaishou",
    message: answer.error.message,
  });
  expect(answer.error.message).toContain("快手");
});

test("a handler that gives nothing answers null", async () => {
  expect(await dispatchWith({ "prompter.play": () => undefined })("prompter.play", undefined)).toEqual({
    ok: true,
    value: null,
  });
});

test("every code has a message and a hint in both languages, with the same parameters", () => {
  // A name that itself reads differently in the two languages comes as `{field}` and `{fieldEn}`.
  const parameters = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]?.replace(/En$/, "")).sort();
  for (const [code, text] of Object.entries(texts)) {
    for (const language of ["zh-CN", "en"] as const) {
      expect(text[language].message, code).not.toBe("");
      expect(text[language].hint, code).not.toBe("");
    }
    const all = (language: Language) => new Set(parameters(text[language].message + text[language].hint));
    expect(all("en"), code).toEqual(all("zh-CN"));
  }
});

test("Chinese texts use Chinese punctuation", () => {
  const wrong = Object.entries(texts).flatMap(([code, text]) =>
    [text["zh-CN"].message, text["zh-CN"].hint]
      .filter((words) => /[\u4e00-\u9fff][,;:?!]|[,;?!][\u4e00-\u9fff]|\([^()]*）|（[^（）]*\)/.test(words))
      .map((words) => `${code}: ${words}`),
  );
  expect(wrong).toEqual([]);
});

test("every method is named subsystem.verb and says what it does", () => {
  for (const [name, spec] of Object.entries(methods)) {
    expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
    expect(spec.summary.length, name).toBeGreaterThan(3);
  }
});
