/** How worrying it is, by the danger of what may be behind it and not by how sure we are. */
import type { Diagnosis } from '../engine/causes/diagnose.ts';
import type { Report } from '../engine/causes/told-report.ts';
import { chance, HOSTILE } from '../engine/explain/answer/answer.ts';
import type { Cause } from '../engine/model.ts';
import { situationsOf } from './urgent.ts';

export type Worry = 'none' | 'low' | 'raised' | 'urgent';

const HARMLESS: readonly Cause[] = ['requested', 'delivery_fault'];

export function worryOf(report: Report, diagnosis: Diagnosis | null, verdict: string | null): Worry {
  if (situationsOf(report).length > 0) return 'urgent';
  if (diagnosis === null) return 'none';
  if (verdict === 'fake') return 'raised';
  if (diagnosis.cantTell) return chance(diagnosis, HOSTILE) >= 0.5 ? 'raised' : 'low';
  if (HOSTILE.includes(diagnosis.cause)) return 'raised';
  return HARMLESS.includes(diagnosis.cause) ? 'none' : 'low';
}
