import type { ObsLink } from "../connection/link";
import { answerOf, entry, type JsonObject } from "../connection/requests";
import { type FilterRole, filterNames } from "./names";

/** OBS's filter kinds by what they do to a sound, the one to prefer first. */
const kinds: Record<FilterRole, readonly string[]> = {
  noise: ["noise_suppress_filter_v2", "noise_suppress_filter"],
  gain: ["gain_filter"],
  limiter: ["limiter_filter"],
  duck: ["compressor_filter"],
};

/** What else does the same, so that it is not done twice. */
const alike: Partial<Record<FilterRole, readonly string[]>> = { noise: ["nvidia_audiofx_filter"] };

/** The filters this OBS has, each with its own defaults. */
export type FilterTable = Partial<Record<FilterRole, { kind: string; defaults: JsonObject }>>;

/** A filter as a preset wants it on a sound. */
export interface DesiredFilter {
  role: FilterRole;
  name: string;
  kind: string;
  settings: JsonObject;
}

const roles = Object.keys(kinds) as FilterRole[];

/**
 * Finds out which filters this OBS has. It tells the kinds only from 5.4 on, but has always told a kind's defaults, or
 * that there is no such kind (607).
 */
export async function readFilterTable(link: ObsLink, requests: ReadonlySet<string>): Promise<FilterTable> {
  if (!requests.has("GetSourceFilterDefaultSettings")) return {};
  const asked = roles.flatMap((role) => kinds[role].map((kind) => ({ role, kind })));
  const answers = await link.batch(
    asked.map(({ kind }) => entry("GetSourceFilterDefaultSettings", { filterKind: kind })),
  );
  const table: FilterTable = {};
  asked.forEach(({ role, kind }, index) => {
    const answer = answerOf(answers[index], "GetSourceFilterDefaultSettings");
    if (answer === null || table[role] !== undefined) return;
    table[role] = { kind, defaults: answer.defaultFilterSettings as JsonObject };
  });
  return table;
}

const family = (kind: string) => kind.replace(/_v\d+$/, "");

/** Whether a filter of the user's own does what a role is for. */
export function servesRole(role: FilterRole, kind: string, settings: JsonObject): boolean {
  const known = [...kinds[role], ...(alike[role] ?? [])];
  if (!known.some((each) => family(each) === family(kind))) return false;
  // A compressor lowers music under a voice only when it listens to one.
  const listensTo = settings.sidechain_source;
  return role !== "duck" || (typeof listensTo === "string" && listensTo !== "" && listensTo !== "none");
}

function filterOf(table: FilterTable, role: FilterRole, settings: JsonObject): DesiredFilter[] {
  const found = table[role];
  return found === undefined ? [] : [{ role, name: filterNames[role], kind: found.kind, settings }];
}

/** What a voice passes through: noise out, louder, and never over the top. In this order. */
export function voiceFilters(table: FilterTable): DesiredFilter[] {
  // Which way of suppressing there is depends on how OBS was built; its default is the best it has.
  const method = table.noise?.defaults.method;
  return [
    ...filterOf(table, "noise", typeof method === "string" ? { method } : {}),
    ...filterOf(table, "gain", { db: 6 }),
    ...filterOf(table, "limiter", { threshold: -3, release_time: 60 }),
  ];
}

/** What lowers music while a voice is heard. Times in milliseconds, levels in decibels. */
export const duckFilter = (table: FilterTable, voice: string): DesiredFilter[] =>
  filterOf(table, "duck", {
    sidechain_source: voice,
    threshold: -36,
    ratio: 8,
    attack_time: 40,
    release_time: 600,
    output_gain: 0,
  });
