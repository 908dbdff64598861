// Promise: a decision that was recorded by an earlier version is still read and made again, and what has become known of requests since
// is unknown in it, and never held against anybody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../src/engine/decide/decide.ts';
import { DEFAULT_POLICY } from '../../src/engine/policy.ts';
import { unpackDecision } from '../../src/store/index.ts';

const AT = 1_793_606_401_200;
/** As it was written on 20 November 2026: somebody known, on a known device, and somebody unknown. */
const RECORDS: readonly (readonly [string, string])[] = [
  [
    'a familiar device',
    '[{"0":"sent","1":"nothing_against","2":6,"3":5,"4":5000,"5":"strangers","6":[],"8":false,"9":true},{"b":{"i":"sign_in","j":"sms","k":"phone","l":"password","m":true,"n":"word","o":"person","p":false,"q":false,"r":true},"c":{"s":true,"t":true,"u":true,"v":1,"w":0,"z":1},"d":{"10":20,"11":0,"12":0,"13":true,"14":false},"e":{"17":1341,"18":false,"19":0,"1a":0,"1b":0,"1c":1,"1f":115911531,"1g":0,"1h":0}},[["address",1,0,1,3600000],["address_day",1,0,1,86400000],["account",1,0,1,3600000],["device",1,0,1,2145458],["check.any.per_service_day",1,0,0,8262061]],{"22":1793606401200,"23":true,"24":false,"25":{"strangers":0,"familiar":0},"26":false,"28":"+49","i":"sign_in"}]',
  ],
  [
    'before the destination was kept, and of whom nothing is known',
    '[{"0":"sent","1":"nothing_against","2":6,"3":5,"4":5000,"5":"strangers","6":[],"8":false,"9":true},{"b":{"i":"sign_up","j":"sms","k":"phone","l":"none","m":false,"n":"address"}},[["address",0,1,0,3600000],["check.any.per_service_day",0,0,0,8262061]],{"22":1793606401200,"23":false,"24":false,"25":{"strangers":0,"familiar":0},"26":false,"i":"sign_up"}]',
  ],
];

for (const [what, record] of RECORDS)
  test(what, () => {
    const { assessment, decision, shadow } = unpackDecision(AT, 'default-1', record);
    const again = decide(assessment, DEFAULT_POLICY);
    assert.deepEqual([again.outcome, again.reason, again.sends], [decision.outcome, decision.reason, decision.sends]);
    assert.equal(shadow, null);
    assert.equal(assessment.now, AT);
  });
