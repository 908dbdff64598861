/** What was read of the surroundings, by name. */
import type { CompanyBody } from '../surroundings/company.ts';
import type { PlatformBody } from '../surroundings/platform.ts';
import type { RouteBody } from '../surroundings/routes.ts';
import type { SessionBody } from '../surroundings/sessions.ts';
import type { Around } from './scene.ts';

export function aroundOf(nearby: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Around {
  const company = (name: string) => (nearby[name] as CompanyBody | undefined) ?? null;
  return {
    network: company('network'),
    system: company('system'),
    client: company('client'),
    caller: company('caller'),
    app: company('app'),
    session: (nearby.session as SessionBody | undefined) ?? null,
    route: (nearby.route as RouteBody | undefined) ?? null,
    platform: (nearby.platform as PlatformBody | undefined) ?? {},
  };
}
