// How a caller reaches the engine with one request or one check: through the door that gathers single calls, or past it.
import { fromDist } from '../dist.mjs';

export const directOf = (engine) => ({
  request: async (one) => (await engine.request([one]))[0],
  check: (one) => engine.check(one),
  resend: (service, id, requester) => engine.resend(service, id, requester, null),
});

export async function frontOf(engine) {
  const { openDoor } = await fromDist('engine', 'door', 'door.js');
  return { ...directOf(engine), ...openDoor(engine) };
}
