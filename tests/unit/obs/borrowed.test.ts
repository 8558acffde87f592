import { expect, test } from "vitest";
import type { ObsLink } from "../../../main/obs/connection/link";
import { createBorrowed } from "../../../main/obs/outputs/borrowed";
import { secretNames } from "../../../main/storage";
import { StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { memorySecrets } from "../../helpers/memory-secrets";

/** A full disk is the one fault a real OBS cannot be asked for; it answers what putting a folder back asks. */
const link = {
  connected: true,
  read: async () => ({ availableRequests: ["SetRecordDirectory"] }),
  change: async () => ({}),
} as unknown as ObsLink;

test.each(["kept", "read"])(
  "a full disk, where notes cannot be %s, is said and ends no recording badly",
  async (what) => {
    const context = testContext();
    const secrets = memorySecrets();
    await secrets.set(
      secretNames.obsStreamService,
      JSON.stringify({ recordFolder: "/home/录像", parameters: [], service: null }),
    );
    const fails = () =>
      Promise.reject(new StudioError("storage.disk-full", { params: { path: "secrets.bin" } }));
    const borrowed = createBorrowed(context, link, {
      ...secrets,
      ...(what === "kept" ? { set: fails, remove: fails } : { get: fails }),
    });
    await expect(borrowed.giveBack("record")).resolves.toBeUndefined();
    expect(context.store.get().problems.map(({ code }) => code)).toEqual(["obs.restore-failed"]);
    const later = createBorrowed(context, link, secrets);
    await later.giveBack("record");
    expect(context.store.get().problems).toEqual([]);
    expect(secrets.values.size).toBe(0);
  },
);
