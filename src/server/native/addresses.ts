/** `/v1/addresses`: what is wrong with what was typed, before anything is sent; and what is known of an address. */
import { CountersignError } from '../../engine/errors.ts';
import { checkAddress as check } from '../../engine/request/check-address.ts';
import { parseAddress } from '../../engine/request/parse-address.ts';
import { type Handler, ok } from './handler.ts';

export const checkAddress: Handler = async ({ service, body }) => {
  const { typed, region } = body as { typed: string; region?: string | null };
  const regions = region ? [region, ...service.regions.filter((r) => r !== region)] : service.regions;
  return ok(check(typed, { ...service, regions }));
};

export const lookupAddress: Handler = async ({ server, service, body }) => {
  const parsed = parseAddress((body as { to: string }).to, {
    ...service,
    allowFictional: true,
    allowCountries: ['*', '001'],
  });
  if (!parsed.ok)
    throw new CountersignError('address_refused', [
      { path: 'to', message: parsed.problem.says, code: parsed.problem.code },
    ]);
  return ok(await server.engine.lookup(service.id, parsed.address));
};
