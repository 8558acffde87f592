/** How a time is written: seconds since 1970 in decimal or in hexadecimal. */
type Base = 10 | 16;

/** Longest time after its time stamp that a signature may be good for, where only the server knows how long. */
const longestValiditySeconds = 30 * 24 * 3600;

interface Sign {
  /** The query's parameter, in small letters. */
  parameter: string;
  base: Base;
  /** The time stamp is when the signature was made or begins, not when it ends. */
  isStart?: boolean;
}

/**
 * The signatures that say a time, as their makers describe them:
 * - `txTime` Tencent Cloud (tencentcloud.com/document/product/267/7977): hexadecimal, when the address expires.
 * - `volcTime` Volcengine (volcengine.com/docs/6469/107759): decimal, when it expires.
 * - `expire` Qiniu (developer.qiniu.com/pili/6678), Kingsoft and TikTok: decimal, until when a push may begin.
 * - `e` Qiniu (developer.qiniu.com/pili/2767): decimal, when it expires.
 * - `Expires` Alibaba OSS and others of its kind: decimal, when it expires.
 * - `wsABStime` Wangsu and those who follow it: hexadecimal, when it expires.
 * - `hwTime` Huawei Cloud (support.huaweicloud.com/iLive-live/live_01_0049.html): hexadecimal; good for as long after it
 *   as the domain's owner chose, 30 days at most.
 * - `auth_key` Alibaba, Huawei and JD Cloud (help.aliyun.com/document_detail/199349.htm): `time-rand-uid-hash`, decimal;
 *   good for as long after it as the domain's owner chose.
 * Wangsu's plain `wsTime` is left out: it is an end or a beginning as its owner chose, with a length nobody bounds.
 */
const signs: readonly Sign[] = [
  { parameter: "txtime", base: 16 },
  { parameter: "volctime", base: 10 },
  { parameter: "expire", base: 10 },
  { parameter: "expires", base: 10 },
  { parameter: "e", base: 10 },
  { parameter: "wsabstime", base: 16 },
  { parameter: "hwtime", base: 16, isStart: true },
  { parameter: "auth_key", base: 10, isStart: true },
];

/** Times outside are no times: 2015 begins the age of these signatures, and nobody signs past 2100. */
const earliestSeconds = Date.UTC(2015, 0) / 1000;
const latestSeconds = Date.UTC(2100, 0) / 1000;

const digits: Record<Base, RegExp> = { 10: /^\d{10}$/, 16: /^[0-9a-f]{8}$/i };

function secondsOf(value: string, base: Base): number | null {
  // Some write a hexadecimal parameter's time in decimal all the same; ten digits are never hexadecimal seconds.
  const written: Base = base === 16 && digits[10].test(value) ? 10 : base;
  if (!digits[written].test(value)) return null;
  const seconds = Number.parseInt(value, written);
  return seconds >= earliestSeconds && seconds < latestSeconds ? seconds : null;
}

function endOf(name: string, value: string): number | null {
  const sign = signs.find(({ parameter }) => parameter === name.toLowerCase());
  if (sign === undefined) return null;
  const time = name.toLowerCase() === "auth_key" ? (value.split("-")[0] ?? "") : value;
  const seconds = secondsOf(time, sign.base);
  return seconds === null ? null : seconds + (sign.isStart ? longestValiditySeconds : 0);
}

function endsOf(text: string): number[] {
  const [, ...queries] = text.split("?");
  return [...new URLSearchParams(queries.join("&"))]
    .map(([name, value]) => endOf(name, value))
    .filter((end) => end !== null);
}

/**
 * The last moment at which a server and key may still be good by what their signatures say, as epoch milliseconds; the
 * earliest of several. Null where they say no time that anybody has described, or nonsense.
 */
export function expiryOf(server: string, key: string): number | null {
  const ends = [...endsOf(server), ...endsOf(key)];
  return ends.length === 0 ? null : Math.min(...ends) * 1000;
}
