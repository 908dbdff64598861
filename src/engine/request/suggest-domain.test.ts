// Promise: a slip in a well-known mail domain is noticed; threat: false alarms, which teach people to click past true ones.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { areNeighbours } from '../codes/keyboard.ts';
import { RIGHT_DOMAINS } from './mail-domains.ts';
import { suggestDomain } from './suggest-domain.ts';

const MEANT: Readonly<Record<string, string>> = {
  'gmail.com':
    'gmial.com gmaill.com gmal.com gnail.com gamil.com gmai.com gmail.con gmail.cmo gmail.ocm gmail.co gmail.comm ' +
    'gmail.de gmailcom gmail gmail,com gmail..com gmial.con GMIAL.COM gmqil.com',
  'hotmail.com': 'hotmial.com hotmal.com hotmali.com hotmail.co hotmail.vom',
  'hotmail.co.uk': 'hotmial.co.uk hotmail.couk hotmail.co.ku',
  'yahoo.com': 'yaho.com yahoo.co yhaoo.com yahooo.com',
  'outlook.com': 'outlok.com outloook.com outlook.cm',
  'icloud.com': 'iclod.com iclould.com icoud.com',
  'gmx.de': 'gmx.ed gmxde',
  'web.de': 'web.ed webde',
  't-online.de': 'tonline.de t-onlien.de',
  'proton.me': 'protom.me proton.mee',
  'mycompany.com': 'mycompany.con mycompany.cmo mycompany,com',
  'mycompany.org': 'mycompany.ogr',
};

describe('suggestDomain proposes', () => {
  for (const [right, typed] of Object.entries(MEANT)) {
    for (const wrong of typed.split(' '))
      test(`${right} for ${wrong}`, () => assert.equal(suggestDomain(wrong), right));
  }
});

const RIGHT =
  'gmail.com googlemail.com mail.com email.com ymail.com gmx.de gmx.net gmx.at web.de hotmail.co.uk yahoo.fr yahoo.co.in outlook.pt ' +
  'live.com love.com line.com me.com mac.com aol.com aon.at bol.com.br proton.me pm.me cloud.com comcast.com verizon.com orange.es ' +
  'icloud.com.cn hicloud.com libera.it mail.ru email.de fastmail.com mycompany.co mycompany.ne example.com mail.example.org ' +
  'uni-gmail.edu gmx.example students.uni.edu x.org t.co';

describe('suggestDomain leaves alone', () => {
  for (const domain of RIGHT.split(' ')) test(domain, () => assert.equal(suggestDomain(domain), null));

  test('every domain it could propose', () => {
    for (const domain of RIGHT_DOMAINS) assert.equal(suggestDomain(domain), null);
  });
});

/** Left-out, doubled, swapped and neighbouring keys in the name. */
function slipsOf(name: string): Set<string> {
  const slips = new Set<string>();
  for (let at = 0; at < name.length; at += 1) {
    const [before, here, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
    slips.add(before + after).add(before + here + here + after);
    slips.add(before + after.charAt(0) + here + after.slice(1));
    for (const key of 'abcdefghijklmnopqrstuvwxyz') {
      if (areNeighbours(here.charCodeAt(0), key.charCodeAt(0))) slips.add(before + key + after);
    }
  }
  slips.delete(name);
  return slips;
}

describe('every single slip in a long name', () => {
  for (const domain of ['gmail.com', 'yahoo.com', 'hotmail.com', 'outlook.com', 'icloud.com', 'protonmail.com']) {
    test(`is found for ${domain}`, () => {
      const [name = '', ending = ''] = domain.split('.');
      const missed = [...slipsOf(name)].filter((slip) => {
        const typed = `${slip}.${ending}`;
        return !RIGHT_DOMAINS.has(typed) && suggestDomain(typed) !== domain;
      });
      assert.deepEqual(missed, []);
    });
  }
});
