/** Counts, since the node began, what the policy that is only tried would have made of the decisions that were written. */
import type { Policy } from '../engine/policy.ts';
import type { Shadow } from '../engine/ports.ts';
import type { ShadowCount } from '../server/ports.ts';

export interface CountedShadow extends Shadow {
  counts(): readonly ShadowCount[];
}

export function countShadow(policy: Policy): CountedShadow {
  const counts = new Map<string, { readonly outcome: string; readonly instead: string; count: number }>();
  return Object.freeze<CountedShadow>({
    policy,
    told({ outcome }, note) {
      const instead = note.instead?.outcome ?? 'same';
      const key = `${outcome} ${instead}`;
      const known = counts.get(key) ?? { outcome, instead, count: 0 };
      known.count += 1;
      counts.set(key, known);
    },
    counts: () => [...counts.values()].map((one) => ({ policy: policy.version, ...one })),
  });
}
