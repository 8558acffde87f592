import type { relaySetupTexts } from "../../../preload/contract/texts/relay-setup";

/** What is wrong, or may be, with a saved destination, found without any network. No secrets. */
export interface DestinationFinding {
  code: keyof typeof relaySetupTexts;
  /** `warning`: it may work all the same. */
  severity: "error" | "warning";
  params: Readonly<Record<string, string | number>>;
}
