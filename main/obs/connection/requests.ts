import type { OBSRequestTypes, OBSResponseTypes, ResponseMessage } from "obs-websocket-js/json";

export type RequestName = keyof OBSRequestTypes;
export type RequestData<Name extends RequestName> = OBSRequestTypes[Name];
export type ResponseData<Name extends RequestName> = OBSResponseTypes[Name];

/** What obs-websocket takes as settings, transforms and other open objects. */
export type JsonObject = { [key: string]: JsonValue };
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** Names of earlier answers in a batch by the field they feed, or the field they come from. */
export type BatchVariables = Record<string, string>;

/** One entry of a batch. Fields that `inputVariables` fills may be left out of `requestData`. */
export interface BatchRequest {
  requestType: RequestName;
  requestData?: JsonObject;
  /** Request field ← variable. */
  inputVariables?: BatchVariables;
  /** Variable ← response field. */
  outputVariables?: BatchVariables;
}

export type BatchResult = ResponseMessage;

/** Status codes of obs-websocket that the studio acts upon; see its generated protocol document. */
export const status = {
  notReady: 207,
  outputRunning: 500,
  outputNotRunning: 501,
  notFound: 600,
  alreadyExists: 601,
} as const;

/** Close codes after which trying again with the same credentials is no use. */
export const closeCode = {
  authenticationFailed: 4009,
  unsupportedRpcVersion: 4010,
  sessionInvalidated: 4011,
} as const;

/**
 * A batch entry whose data is checked against its request's type. What variables fill in is left out.
 */
export function entry<Name extends RequestName>(
  requestType: Name,
  requestData: [RequestData<Name>] extends [never] ? Record<string, never> : Partial<RequestData<Name>>,
  variables: { input?: BatchVariables; output?: BatchVariables } = {},
): BatchRequest {
  return {
    requestType,
    requestData: requestData as JsonObject,
    ...(variables.input ? { inputVariables: variables.input } : {}),
    ...(variables.output ? { outputVariables: variables.output } : {}),
  };
}

/** A pause inside a SerialRealtime batch, in milliseconds; the only place where OBS knows `Sleep`. */
export const sleepEntry = (milliseconds: number): BatchRequest =>
  entry("Sleep", { sleepMillis: Math.round(milliseconds) });

/** The answer of one batch entry, or null when it failed or was not reached. */
export function answerOf<Name extends RequestName>(
  result: BatchResult | undefined,
  requestType: Name,
): ResponseData<Name> | null {
  if (result === undefined || result.requestType !== requestType || !result.requestStatus.result) return null;
  return result.responseData as ResponseData<Name>;
}
