// What the peer's server and the load have agreed on.
export const CODE_HEADER = 'x-bench-code';
export const PHONE_CHECK = '/bench/check-phone';
export const PEER_USERS = 100_000;
