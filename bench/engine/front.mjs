// How a caller reaches the engine with one request or one check. When the engine gets a door that gathers single calls into
// batches, `frontOf` is what changes; `directOf` stays the call that nothing stands in front of.

export const directOf = (engine) => ({
  request: async (one) => (await engine.request([one]))[0],
  check: (one) => engine.check(one),
  resend: (service, id, requester) => engine.resend(service, id, requester, null),
});

export const frontOf = (engine) => directOf(engine);
