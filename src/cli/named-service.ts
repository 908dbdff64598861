/** The service that `--service` names, or the first in the settings. */
import { SettingsWrong } from './read-settings.ts';
import type { Settings } from './settings.ts';

/** Throws `SettingsWrong`. */
export function namedService({ services }: Settings, id: string | null | undefined): Settings['services'][number] {
  const found = id === null || id === undefined ? services[0] : services.find((service) => service.id === id);
  if (!found) throw new SettingsWrong('--service: must be the id of a service in the settings.');
  return found;
}
