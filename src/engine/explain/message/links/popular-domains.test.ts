// Promise: hardly any well-known site is taken for an imitation of us: at most one in a thousand of those people really visit.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { classifyLink } from './classify-link.ts';
import { ourNames } from './our-names.ts';

/** The list is large and of no other use, so it is not part of the project: it lies in the `data` of a folder beside it, if anywhere. */
const BESIDE = fileURLToPath(new URL('../'.repeat(7), import.meta.url));
const LIST = readdirSync(BESIDE)
  .map((folder) => `${BESIDE}${folder}/data/popular-domains.txt`)
  .find((file) => existsSync(file));

test('false alarms among popular domains', (t) => {
  if (LIST === undefined) {
    t.skip('NOT MEASURED: there is no data/popular-domains.txt in a folder beside the project');
    return;
  }
  const domains = readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const ours = ourNames({ brand: 'Lumen', domain: 'lumen.example' });
  const alarms = domains.filter(
    (domain) => classifyLink(`https://${domain}/`, ours, new Set()).verdict !== 'unrelated',
  );
  t.diagnostic(`${alarms.length} of ${domains.length}: ${alarms.join(' ')}`);
  assert.ok(domains.length >= 1000, 'the list is short');
  assert.ok(alarms.length <= domains.length / 1000, alarms.join(' '));
});
