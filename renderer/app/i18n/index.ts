import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Language } from "../../../preload/contract";
import { useMirror } from "../bridge";
import { en } from "./en";
import { zhCN } from "./zh-CN";

/** Starts the texts in the language last used here, so that the first picture is already in it. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: localStorage.getItem("hongcun.language") ?? "zh-CN",
    fallbackLng: "zh-CN",
    defaultNS: "app",
    resources: { "zh-CN": { app: zhCN }, en: { app: en } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
  useMirror.subscribe(({ state }) => {
    const language = state?.settings.language;
    if (!language || language === i18next.language) return;
    localStorage.setItem("hongcun.language", language);
    document.documentElement.lang = language;
    void i18next.changeLanguage(language);
  });
}

/** The language the screen speaks now. */
export const useLanguage = (): Language => (useTranslation().i18n.language === "en" ? "en" : "zh-CN");
