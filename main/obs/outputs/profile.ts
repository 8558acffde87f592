import type { ObsLink } from "../connection/link";

/** A parameter of OBS's profile; null where it is not set. */
export async function readParameter(link: ObsLink, category: string, name: string): Promise<string | null> {
  const answer = await link.read("GetProfileParameter", {
    parameterCategory: category,
    parameterName: name,
  });
  // The library's type says string; OBS answers null for a parameter that is not set.
  return (answer.parameterValue as string | null) ?? null;
}

/** Writes a parameter of OBS's profile; null takes it out. */
export async function writeParameter(
  link: ObsLink,
  category: string,
  name: string,
  value: string | null,
): Promise<void> {
  await link.change("SetProfileParameter", {
    parameterCategory: category,
    parameterName: name,
    // Null takes the parameter out; the library's type does not know it.
    parameterValue: value as string,
  });
}

/** Sets where OBS records: by the request for it (OBS 30 on), else by the parameter that it stands for. */
export async function setRecordFolder(link: ObsLink, folder: string): Promise<void> {
  const { availableRequests } = await link.read("GetVersion");
  if (availableRequests.includes("SetRecordDirectory")) {
    await link.change("SetRecordDirectory", { recordDirectory: folder });
    return;
  }
  const advanced = (await readParameter(link, "Output", "Mode")) === "Advanced";
  await writeParameter(
    link,
    advanced ? "AdvOut" : "SimpleOutput",
    advanced ? "RecFilePath" : "FilePath",
    folder,
  );
}
