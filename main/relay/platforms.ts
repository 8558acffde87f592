import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Platform, platformSchema, StudioError } from "../../preload/contract";
import { readIfThere } from "../storage";

/** The order screens list platforms in: what village anchors use most comes first; any other id follows by name. */
const order = [
  ..."douyin kuaishou taobao wechat-channels xiaohongshu pinduoduo bilibili".split(" "),
  ..."youtube facebook twitch tiktok custom custom-rtmps".split(" "),
];

const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);

/**
 * Every platform that ships, from `resources/platforms`.
 * @throws StudioError `storage.unreadable` for a file that is damaged: it is part of the program.
 */
export async function loadPlatforms(resources: string): Promise<Platform[]> {
  const folder = join(resources, "platforms");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const platforms = await Promise.all(names.map((name) => readPlatform(join(folder, name))));
  return platforms.sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id));
}

async function readPlatform(path: string): Promise<Platform> {
  try {
    return platformSchema.parse(JSON.parse(((await readIfThere(path)) ?? "").toString()));
  } catch (cause) {
    throw new StudioError("storage.unreadable", { params: { path }, cause });
  }
}
