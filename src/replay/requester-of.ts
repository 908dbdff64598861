/** Who asked, as a trace tells. The device of a trace is one that the service recognised: its claim was checked before it was written. */
import type { Requester } from '../engine/model.ts';
import { parseRequester } from '../engine/request/parse-request.ts';
import type { TraceRequester } from '../protocol/shapes/trace.ts';

export function requesterOf({ apiKey, ...seen }: TraceRequester): Requester {
  return { ...parseRequester(seen, apiKey), deviceSigned: seen.device !== null };
}
