// Promise: fitting finds what made the rows, the same bytes every time, and judges it on what was held out: neither a campaign nor a
// scenario plays a part in the weights that judge it. What rows never speak of stays as it was judged.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALL_EVIDENCE } from '../../engine/causes/causes.ts';
import { countsFor } from '../../engine/causes/counts-for.ts';
import { JUDGED_WEIGHTS } from '../../engine/causes/judged-weights.ts';
import { type Weights, weightProblems } from '../../engine/causes/weights.ts';
import { CAUSES, type Cause } from '../../engine/model.ts';
import { seededRandom } from '../../testing/index.ts';
import { balancedWeights, DEFAULT_BALANCE } from './balance.ts';
import { fit } from './fit.ts';
import { fitWeights } from './fit-weights.ts';
import { campaignFold, scenarioFolds } from './folds.ts';
import { holdOut } from './hold-out.ts';
import type { LabelledRow } from './labelled-row.ts';
import { trainingRow } from './sparse-rows.ts';
import { weightsText } from './write-weights.ts';

const NOTHING_JUDGED: Weights = { ...JUDGED_WEIGHTS, evidence: {} };
const SETTINGS = { strength: 1, ignorance: 1, roundsMost: 200, tolerance: 1e-9 };
/** Columns of three pieces of evidence that need not be about these causes: fitting does not know. */
const [A, B, C] = [0, 2, 4];

function randomFrom(seed: number): () => number {
  const { bytes } = seededRandom(seed);
  return () => (bytes(1)[0]! * 256 + bytes(1)[0]!) / 65_536;
}

/** Ten causes, of which two happen; what makes `phishing` likelier is A by 2, B by -1, and C not at all. */
function madeRows(count: number, seed: number): LabelledRow[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, n) => {
    const spoken = [A, B, C].filter(() => random() < 0.5);
    const score = (spoken.includes(A) ? 2 : 0) - (spoken.includes(B) ? 1 : 0);
    const cause: Cause = random() < 1 / (1 + Math.exp(-score)) ? 'phishing' : 'requested';
    const scenario = `${cause}/${n % 4}`;
    return { kind: 'ask', asked: true, accepted: [cause], scenario, campaign: `c${n % 40}`, weight: 1, spoken };
  });
}

const ROWS = madeRows(3000, 3);

describe('fitting', () => {
  test('finds the weights that made the rows', async () => {
    const training = ROWS.map((row) => trainingRow(row, 1));
    const numbers = await fitWeights(training, NOTHING_JUDGED, SETTINGS);
    const lead = (column: number) =>
      numbers[column * 10 + CAUSES.indexOf('phishing')]! - numbers[column * 10 + CAUSES.indexOf('requested')]!;
    assert.ok(Math.abs(lead(A) - 2) < 0.3, `A: ${lead(A)}`);
    assert.ok(Math.abs(lead(B) + 1) < 0.3, `B: ${lead(B)}`);
    assert.ok(Math.abs(lead(C)) < 0.3, `C: ${lead(C)}`);
  });

  test('gives the same bytes again, in weights that may be used', async () => {
    const options = { strengths: [1, 10], roundsMost: 8 };
    const [once, again] = [await fit(ROWS, JUDGED_WEIGHTS, options), await fit(ROWS, JUDGED_WEIGHTS, options)];
    assert.equal(weightsText(once.weights), weightsText(again.weights));
    assert.deepEqual(once.report, again.report);
    assert.deepEqual(weightProblems(once.weights), []);
    assert.deepEqual(JSON.parse(weightsText(once.weights)), once.weights);
    const other = await fit(ROWS.slice(1000), JUDGED_WEIGHTS, options);
    assert.notEqual(other.weights.version, once.weights.version);
  });

  test('leaves evidence alone that no row speaks of, and gives what nobody judged a little for its own cause', async () => {
    const { weights } = await fit(ROWS, JUDGED_WEIGHTS, { strengths: [10], roundsMost: 10 });
    const silent = ALL_EVIDENCE.filter((_, n) => ![A, B, C].includes(2 * n));
    assert.ok(silent.length > 50);
    for (const { id } of silent)
      assert.deepEqual(weights.evidence[id], JUDGED_WEIGHTS.evidence[id] ?? weights.evidence[id], id);
    const unjudged = await fit(ROWS, NOTHING_JUDGED, { strengths: [10], roundsMost: 10 });
    for (const { id, cause } of silent)
      assert.ok(countsFor(unjudged.weights.evidence[id]!.for!, CAUSES.indexOf(cause)) > 0, id);
  });

  test('knowing nothing is as good as any cause', async () => {
    const { weights } = await fit(ROWS, JUDGED_WEIGHTS, { strengths: [10], ignorance: 30_000 });
    assert.ok(Math.max(...weights.prior) - Math.min(...weights.prior) < 0.2, weights.prior.join());
  });
});

describe('holding out', () => {
  /** The same rows, but those that are held out in fold 0 say the opposite. */
  const turned = (rows: readonly LabelledRow[], isOut: (row: LabelledRow) => boolean) =>
    rows.map(
      (row): LabelledRow =>
        isOut(row) ? { ...row, accepted: [row.accepted[0] === 'phishing' ? 'requested' : 'phishing'] } : row,
    );
  const settings = { ...SETTINGS, roundsMost: 8 };
  const counts = ROWS.map(() => 1);

  for (const [name, foldOf] of [
    ['a campaign', campaignFold],
    ['a scenario', scenarioFolds(ROWS)],
  ] as const) {
    test(`${name} that is judged had no part in the weights that judge it`, async () => {
      const isOut = (row: LabelledRow) => foldOf(row) === 0;
      const scoresOf = async (rows: readonly LabelledRow[]) =>
        (await holdOut(rows, counts, foldOf, JUDGED_WEIGHTS, settings))
          .filter(({ row }) => isOut(row))
          .map(({ scores }) => scores);
      const before = await scoresOf(ROWS);
      assert.ok(before.length > 0);
      assert.deepEqual(await scoresOf(turned(ROWS, isOut)), before);
      assert.notDeepEqual(await scoresOf(turned(ROWS, (row) => !isOut(row))), before);
    });
  }

  test('every campaign is in one fold, whole; so is every scenario', () => {
    const folds = scenarioFolds(ROWS);
    const of = (key: (row: LabelledRow) => string, foldOf: (row: LabelledRow) => number) => {
      const seen = new Map<string, Set<number>>();
      for (const row of ROWS) seen.set(key(row), (seen.get(key(row)) ?? new Set()).add(foldOf(row)));
      return [...seen.values()].every((set) => set.size === 1);
    };
    assert.ok(of((row) => row.campaign, campaignFold) && of((row) => row.scenario, folds));
    assert.ok(new Set(ROWS.map(folds)).size > 3);
  });

  test('a scenario that is nearly all of its cause is never held out', () => {
    const rows = ROWS.map((row, n) => ({ ...row, scenario: n % 10 === 0 ? row.scenario : `${row.accepted[0]}/usual` }));
    const folds = scenarioFolds(rows);
    assert.ok(rows.every((row) => row.scenario.endsWith('usual') === (folds(row) === -1)));
  });
});

test('balancing makes rare causes, campaigns and scenarios count for more, and one row on average for one', () => {
  const rows = ROWS.map((row, n) =>
    n === 0 ? { ...row, accepted: ['reset_abuse'] as const, campaign: 'alone' } : row,
  );
  const weights = balancedWeights(rows, DEFAULT_BALANCE);
  assert.ok(Math.abs(weights.reduce((sum, one) => sum + one, 0) / rows.length - 1) < 1e-9);
  assert.ok(weights.slice(1).every((weight) => weight < weights[0]!));
  const ratio = (danger: number) => {
    const all = balancedWeights(rows, { ...DEFAULT_BALANCE, danger });
    const weightOf = (cause: Cause) => all[rows.findIndex((row) => row.accepted[0] === cause)]!;
    return weightOf('phishing') / weightOf('requested');
  };
  assert.ok(Math.abs(ratio(2) / ratio(1) - 2) < 1e-9);
  const plain = { ...DEFAULT_BALANCE, danger: 1, causePower: 0, scenarioPower: 0, campaignPower: 0 };
  assert.ok(balancedWeights(rows, plain).every((weight) => Math.abs(weight - 1) < 1e-9));
});
