/**
 * Every error the engine or the server can answer with, as one table. `status` is the HTTP status, `public` is said to the caller,
 * `operator` to whoever runs the service; the error reference is generated from here. Expected outcomes (a wrong code, an expired
 * one) are values, not errors.
 */
interface ErrorRow {
  readonly status: number;
  readonly retryable: boolean;
  readonly public: string;
  readonly operator: string;
}

export const ERRORS = {
  invalid_request: {
    status: 400,
    retryable: false,
    public: 'Some of what was sent cannot be used; see errors.',
    operator: 'The caller sent a body that does not fit the schema.',
  },
  invalid_json: {
    status: 400,
    retryable: false,
    public: 'The body is not JSON in UTF-8.',
    operator: 'The caller sent something that is not JSON, or not UTF-8.',
  },
  body_missing: {
    status: 400,
    retryable: false,
    public: 'A JSON body is needed.',
    operator: 'The caller sent no body.',
  },
  body_too_large: {
    status: 413,
    retryable: false,
    public: 'The body is too large; see errors.',
    operator: 'The caller sent more than the route takes.',
  },
  unsupported_media_type: {
    status: 415,
    retryable: false,
    public: 'Send application/json.',
    operator: 'The caller sent another content type.',
  },
  unauthorized: {
    status: 401,
    retryable: false,
    public: 'A valid key is needed: Authorization: Bearer KEY.',
    operator: 'No key, or one that is unknown or revoked.',
  },
  forbidden: {
    status: 403,
    retryable: false,
    public: 'This key may not do that.',
    operator: 'The key lacks the scope, the origin, or may not set a field.',
  },
  not_found: {
    status: 404,
    retryable: false,
    public: 'There is nothing of that name.',
    operator: 'Unknown route or id, or one of another service.',
  },
  too_long_ago: {
    status: 410,
    retryable: false,
    public: 'This is too long ago: what is that old is no longer kept.',
    operator: 'The id was made longer ago than recordsDays.',
  },
  method_not_allowed: {
    status: 405,
    retryable: false,
    public: 'This address takes another method.',
    operator: 'Wrong method.',
  },
  address_refused: {
    status: 422,
    retryable: false,
    public: 'No code can be sent to this address; see errors.',
    operator: 'The address is impossible, of a kind that takes no codes, or in a country that is not allowed.',
  },
  channel_unavailable: {
    status: 422,
    retryable: false,
    public: 'No sender is configured for this channel; see errors.',
    operator: 'Add a sender for the channel to the settings.',
  },
  reference_not_code: {
    status: 422,
    retryable: false,
    public: 'That is the reference of the message. The code is the number at its beginning.',
    operator: 'A holder typed the reference into the code field; it cost no try.',
  },
  idempotency_mismatch: {
    status: 422,
    retryable: false,
    public: 'This Idempotency-Key was used with another body.',
    operator: 'The caller reuses keys.',
  },
  in_progress: {
    status: 409,
    retryable: true,
    public: 'The first request with this Idempotency-Key, or with the id of an event in it, is still being answered.',
    operator: 'A caller repeats before the first answer.',
  },
  wrong_state: {
    status: 409,
    retryable: false,
    public: 'The verification is not in a state for this.',
    operator: 'For example a proof where none was asked.',
  },
  proof_wrong: {
    status: 422,
    retryable: false,
    public: 'The proof is not right.',
    operator: 'A challenged requester answered wrongly.',
  },
  limited: {
    status: 429,
    retryable: true,
    public: 'Too many for now. Try again after the time in Retry-After.',
    operator: 'A limit was reached; the decision names it.',
  },
  too_soon: {
    status: 429,
    retryable: true,
    public: 'A code was just sent. Another can be sent after the time in Retry-After.',
    operator: 'A resend before resendAfter.',
  },
  busy: {
    status: 503,
    retryable: true,
    public: 'Too much is asked at once. Try again after the time in Retry-After.',
    operator: 'More calls waited than the door holds: the database is slow, or this node has more than its share.',
  },
  not_ready: {
    status: 503,
    retryable: true,
    public: 'The service is not ready.',
    operator: 'The database is out of reach, or the clock is off by more than two seconds.',
  },
  internal: {
    status: 500,
    retryable: true,
    public: 'Something went wrong here. It has been noted.',
    operator: 'A bug; the log has its trace under the request id.',
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;

/** One thing wrong with the input: `path` is a dotted field name, `message` says what to do. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
  readonly code?: string;
}

/** What Retry-After says of a moment (RFC 9110 §10.2.3): whole seconds until then, at least one. */
export const secondsUntil = (at: number, now: number): number => Math.max(1, Math.ceil((at - now) / 1000));

/** Thrown where a request cannot go on. Carries no secret and no address. */
export class CountersignError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly FieldProblem[];
  readonly retryAfterSeconds: number | null;

  constructor(code: ErrorCode, problems: readonly FieldProblem[] = [], retryAfterSeconds: number | null = null) {
    super(ERRORS[code].public);
    this.name = 'CountersignError';
    this.code = code;
    this.problems = problems;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What went wrong for one of a batch, as the answer of that one alone; its cause is for the log. */
export const failedAlone = (error: unknown): CountersignError =>
  error instanceof CountersignError ? error : Object.assign(new CountersignError('internal'), { cause: error });
