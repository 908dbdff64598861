// Threat: a link that is read as ours and leads elsewhere. Promise: a link that leads to us is never called anything else.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ReasonCode } from '../reasons.ts';
import { classifyLink, type LinkVerdict } from './classify-link.ts';
import { ourNames } from './our-names.ts';

const lumen = ourNames({ brand: 'Lumen', domain: 'lumen.example' });
const classify = (link: string, ours = lumen, named: readonly string[] = []) =>
  classifyLink(link, ours, new Set(named));

type Row = readonly [link: string, verdict: LinkVerdict, first: ReasonCode];
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'leads to us, however it is written': [
    ['https://lumen.example/why', 'ours', 'our_domain'],
    ['lumen.example', 'ours', 'our_domain'],
    ['HTTP://LUMEN.EXAMPLE.:8443/', 'ours', 'our_domain'],
    ['https://help.lumen.example/?next=https://evil.test', 'ours', 'our_domain'],
    ['https://ｌｕｍｅｎ.example/', 'ours', 'our_domain'],
    ['https://𝗅𝗎𝗆𝖾𝗇.ⓔⓧⓐⓜⓟⓛⓔ', 'ours', 'our_domain'],
    ['https://lum\u00aden\u200b。example', 'ours', 'our_domain'],
  ],
  'looks like us': [
    ['https://lumen.example@evil.test/', 'imitates_us', 'name_in_userinfo'],
    ['https://lumen.example:443@evil.test/', 'imitates_us', 'name_in_userinfo'],
    ['https://lumen.example.evil.test', 'imitates_us', 'name_in_subdomain'],
    ['https://lumen.example\u2044why.evil.test', 'imitates_us', 'name_in_subdomain'],
    ['https://evil.test/lumen.example/', 'imitates_us', 'name_in_path'],
    ['https://evil.test\\@lumen.example', 'imitates_us', 'name_in_path'],
    ['https://evil.test/?to=lumen%2Eexample', 'imitates_us', 'name_in_query'],
    ['https://evil.test/#/lumen', 'imitates_us', 'name_in_query'],
    ['https://10.1.2.3/lumen/sign-in', 'imitates_us', 'name_in_path'],
    ['https://lumen.com', 'imitates_us', 'other_ending'],
    ['https://lumen.co.uk', 'imitates_us', 'other_ending'],
    ['https://lumеn.example', 'imitates_us', 'lookalike_letters'],
    ['https://xn--lumn-x4d.example', 'imitates_us', 'lookalike_letters'],
    ['https://Iumen.example', 'imitates_us', 'lookalike_letters'],
    ['https://lurnen.example', 'imitates_us', 'lookalike_letters'],
    ['https://lumne.example', 'imitates_us', 'one_letter_off'],
    ['https://my-lumen-login.test', 'imitates_us', 'name_within'],
    ['https://securelumen.test', 'imitates_us', 'name_within'],
    ['https://lumen-example.test', 'imitates_us', 'name_within'],
    ['https://lu.men.example', 'imitates_us', 'name_within'],
  ],
  'hides where it leads': [
    ['https://bit.ly/3abcd', 'suspicious', 'shortener'],
    ['http://192.168.7.1/', 'suspicious', 'bare_ip'],
    ['http://3232237313/', 'suspicious', 'bare_ip'],
    ['http://0xc0.0xa8.1793/', 'suspicious', 'bare_ip'],
    ['http://[2001:db8::1]/', 'suspicious', 'bare_ip'],
    ['https://somebody@evil.test/', 'suspicious', 'userinfo'],
    ['https://somebody@lumen.example/', 'suspicious', 'userinfo'],
    ['https://pаypal.test/', 'suspicious', 'mixed_scripts'],
    ['https://lum\u200den.example/', 'suspicious', 'unparsable'],
    ['https://lumen․example/', 'suspicious', 'unparsable'],
    ['https://evil.test:99999/', 'suspicious', 'unparsable'],
    ['https://evil.test/\u202eelpmaxe', 'suspicious', 'turned_around'],
    ['ftp://lumen.example/', 'suspicious', 'other_scheme'],
  ],
  'leads elsewhere and says so': [
    ['https://www.example.org/', 'unrelated', 'leads_elsewhere'],
    ['https://bit.ly', 'unrelated', 'leads_elsewhere'],
    ['https://plumenet.io', 'unrelated', 'leads_elsewhere'],
    ['https://volumen.test/columens', 'unrelated', 'leads_elsewhere'],
    ['https://grün.test/', 'unrelated', 'leads_elsewhere'],
    ['https://тест.рф/', 'unrelated', 'leads_elsewhere'],
    ['https://日本語テスト.test/', 'unrelated', 'leads_elsewhere'],
  ],
};

for (const [what, rows] of Object.entries(ROWS)) {
  test(what, () => {
    for (const [link, verdict, first] of rows) {
      const told = classify(link);
      assert.deepEqual([told.verdict, told.reasons[0]?.code], [verdict, first], link);
      assert.equal(told.url, link);
    }
  });
}

describe('hosts are told in ASCII, or not at all', () => {
  test('after IDNA', () => {
    assert.equal(classify('https://Lumén.example').host, 'xn--lumn-dpa.example');
    assert.equal(classify('http://0x7f.1/').host, '127.0.0.1');
    assert.equal(classify('https://evil.test:99999/').host, null);
  });
});

describe('a short name', () => {
  const nova = ourNames({ brand: 'Nova', domain: 'nova.example' });

  test('is not seen in other words, nor in paths', () => {
    for (const link of [
      'https://novartis.test',
      'https://innova.test',
      'https://casanovalogin.test',
      'https://a.test/nova',
    ]) {
      assert.equal(classify(link, nova).verdict, 'unrelated', link);
    }
    assert.equal(classify('https://nora.test', nova).verdict, 'unrelated');
  });

  test('is seen whole, between hyphens, and one slip away before our own ending', () => {
    for (const link of [
      'nova.test',
      'n0va.test',
      'nova-login.test',
      'nova.evil.test',
      'nora.example',
      'a.test/nova.example',
    ]) {
      assert.equal(classify(`https://${link}`, nova).verdict, 'imitates_us', link);
    }
  });
});

describe('neighbours that are no enemies', () => {
  test('the registered name above our domain', () => {
    const ours = ourNames({ brand: 'Lumen', domain: 'id.lumen.example' });
    const told = classify('https://www.lumen.example/', ours);
    assert.deepEqual([told.verdict, told.reasons[0]?.code], ['unrelated', 'same_registration']);
    assert.equal(classify('https://lumen.test/', ours).verdict, 'imitates_us');
  });

  test('a shared host is not the same owner', () => {
    const ours = ourNames({ brand: 'Lumen', domain: 'lumen.github.io' });
    assert.equal(classify('https://lumen.github.io/', ours).verdict, 'ours');
    assert.equal(classify('https://1umen.github.io/', ours).verdict, 'imitates_us');
    assert.equal(classify('https://weather.github.io/', ours).verdict, 'unrelated');
  });

  test('a help page elsewhere that our own messages name', () => {
    const told = classify('https://lumen.helpdesk.test/', lumen, ['https://lumen.helpdesk.test/']);
    assert.deepEqual([told.verdict, told.reasons[0]?.code], ['unrelated', 'named_by_us']);
  });
});
