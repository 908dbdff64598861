/** Taking limits and gathering facts, with the marks of the database. */
import type { CompanyMember, LimitTake, Mark, ReserveAsk, Reserved, Store } from '../../engine/ports.ts';
import { goesByBefore } from './count-twice.ts';
import { orNull } from './follow.ts';
import { either, type Followed } from './following.ts';
import type { Touched } from './mover.ts';
import { marksIn } from './translation.ts';

type Facts = Omit<Reserved, 'taken'>;
type Part = Pick<Store, 'reserve' | 'gather' | 'takeLimits' | 'release' | 'addMembers'>;

const touchedBy = (ask: ReserveAsk): Touched => ({
  service: ask.worldSince.service,
  subjects: [...ask.subjects, { kind: 'address', key: ask.addressKey }],
  budgets: ask.budget ? [ask.budget.key] : [],
});

export function followFacts({ store, index, follow, touch, counting, reading, writing }: Followed): Part {
  const { stored, shown, before } = follow;

  /** Company lives for two spans, like counters: kept under both, counted as before until nothing is missing. */
  const membersOf = (members: readonly CompanyMember[]): readonly CompanyMember[] =>
    members.flatMap((m) => {
      const kept = marksIn.member(m, stored);
      return goesByBefore(index, m.service, m.spanSeconds, m.at) ? [marksIn.member(m, before), kept] : [kept];
    });

  function askOf(ask: ReserveAsk, takes: readonly LimitTake[], now: number): ReserveAsk {
    const { service } = ask.worldSince;
    const to = (mark: Mark) => stored(service, mark);
    return {
      ...ask,
      takes,
      addressKey: to(ask.addressKey),
      subjects: ask.subjects.map((s) => marksIn.ref(s, stored)),
      members: membersOf(ask.members),
      companies: ask.companies.map((c) => ({
        ...c,
        key: (goesByBefore(index, service, c.spanSeconds, now) ? before : stored)(service, c.key),
      })),
      join: ask.join && {
        ...ask.join,
        accountKey: orNull(to, ask.join.accountKey),
        requesterKey: to(ask.join.requesterKey),
      },
      budget: ask.budget && { ...ask.budget, key: to(ask.budget.key) },
    };
  }

  const factsOf = <T extends Facts>(found: T): T => ({
    ...found,
    subjects: found.subjects.map((s) => marksIn.subject(s, shown)),
    neighbours: found.neighbours.map((s) => marksIn.subject(s, shown)),
  });

  async function reserve(asks: readonly ReserveAsk[], now: number): Promise<readonly Reserved[]> {
    await touch(asks.map(touchedBy));
    const twice = asks.map((ask) => counting.twice(ask.takes, now));
    const asked = asks.map((ask, n) => askOf(ask, twice[n]!.takes, now));
    const found = await store.reserve(asked, now);
    return found.map((one, n) => ({
      ...factsOf(one),
      taken: counting.told(asks[n]!.takes, one.taken, twice[n]!.begins),
    }));
  }

  async function gather(asks: readonly ReserveAsk[], now: number): Promise<readonly Facts[]> {
    await touch(asks.map(touchedBy));
    const asked = asks.map((ask) => askOf(ask, [], now));
    return (await store.gather(asked, now)).map(factsOf);
  }

  async function takeLimits(takes: readonly (readonly LimitTake[])[], now: number) {
    const twice = takes.map((group) => counting.twice(group, now));
    const asked = twice.map((group) => group.takes);
    const taken = await store.takeLimits(asked, now);
    return takes.map((group, n) => counting.told(group, taken[n]!, twice[n]!.begins));
  }

  return {
    reserve: either(reading, store.reserve, reserve),
    gather: either(reading, store.gather, gather),
    takeLimits: either(writing, store.takeLimits, takeLimits),
    release: (taken) => store.release(counting.returned(taken)),
    addMembers: (members) =>
      writing(
        () => store.addMembers(members),
        () => store.addMembers(membersOf(members)),
      ),
  };
}
