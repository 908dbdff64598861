/** API keys of services: each is shown once, when it is made. */
import { addApiKey, listApiKeys, newKeyToken, revokeApiKey, SCOPES } from '../../../store/index.ts';
import { SettingsWrong } from '../../read-settings.ts';
import { type Do, listOf, serviceOf } from './doing.ts';

export const list: Do = async ({ pool, io }) => {
  for (const key of await listApiKeys(pool)) io.stdout(`${JSON.stringify(key)}\n`);
  return 0;
};

export const add: Do = async (doing) => {
  const kind = doing.values.publishable ? 'publishable' : 'secret';
  const scopes = kind === 'secret' ? listOf(doing.values.scopes ?? SCOPES.join(','), SCOPES, 'scopes') : [];
  const origins = listOf(doing.values.origins, null, 'origins');
  if (kind === 'publishable' && origins.length === 0)
    throw new SettingsWrong('--origins: a publishable key is bound to origins, such as https://app.example.');
  const unfit = origins.some((origin) => !/^https?:\/\/[^/*\s]+$/.test(origin));
  if (unfit) throw new SettingsWrong('--origins: each must be a whole origin, such as https://app.example.');
  const token = newKeyToken(kind);
  const id = await addApiKey(doing.pool, token, { service: serviceOf(doing), kind, scopes, origins });
  doing.io.stdout(`${id}  ${token}\nIt is shown this once.\n`);
  return 0;
};

export const revoke: Do = async ({ pool, io, rest }) => {
  const done = rest[0] !== undefined && (await revokeApiKey(pool, rest[0]));
  io.stdout(
    done ? 'Revoked: every node refuses it within a second.\n' : 'There is no such key, or it was revoked before.\n',
  );
  return done ? 0 : 1;
};
