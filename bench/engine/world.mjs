// The service that is measured, and its policy: the default one with the ceilings out of the way. Every limit is still taken, row by
// row, as in any other service; none is reached. A resend may follow at once, or a mixed load would wait for half a minute.
import { fromDist } from '../dist.mjs';

export const SERVICE = {
  id: 'lumen',
  brand: 'Lumen',
  domain: 'lumen.example',
  supportUrl: 'https://lumen.example/help',
  regions: ['US'],
  allowCountries: ['*'],
  allowFictional: true,
};

const CEILING = 1e9;

export async function liftedPolicy() {
  const { DEFAULT_POLICY } = await fromDist('engine', 'policy.js');
  const lift = (limit) => ({
    ...limit,
    max: CEILING,
    maxWithFamiliar: limit.maxWithFamiliar === null ? null : CEILING,
  });
  return { ...DEFAULT_POLICY, resendAfterSeconds: [0], limits: DEFAULT_POLICY.limits.map(lift) };
}
