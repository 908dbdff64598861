/** Numbers for Prometheus: what was decided, checked and answered, and how long it took. No label holds anything of a person. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { ShadowCount } from './ports.ts';

export interface Metrics {
  answered(route: string, status: number, seconds: number): void;
  checked(outcome: string): void;
  decided(status: string): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** What others count is asked for when somebody looks. */
export function createMetrics(shadowCounts: () => readonly ShadowCount[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'countersign_' });
  const requests = new Histogram({
    name: 'countersign_http_seconds',
    help: 'Time to answer, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const checks = new Counter({
    name: 'countersign_checks_total',
    help: 'Codes entered, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const decisions = new Counter({
    name: 'countersign_verifications_total',
    help: 'Codes asked for, by the status answered.',
    labelNames: ['status'],
    registers: [registry],
  });
  new Counter({
    name: 'countersign_shadow_decisions_total',
    help: 'Decisions by their outcome, and by what the policy that is only tried would have made of them.',
    labelNames: ['policy', 'outcome', 'instead'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { count, ...labels } of shadowCounts()) this.inc(labels, count);
    },
  });
  return Object.freeze({
    answered: (route: string, status: number, seconds: number) =>
      requests.observe({ route, status: String(status) }, seconds),
    checked: (outcome: string) => checks.inc({ outcome }),
    decided: (status: string) => decisions.inc({ status }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  });
}
