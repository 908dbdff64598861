/** Facts that diagnoses were made on, joined with what is known to be true of them. */
import type { Facts } from '../../engine/facts.ts';
import type { FactsSeen } from '../stage.ts';
import type { LabelledRow } from './labelled-row.ts';
import type { TrueCause, Truth } from './read-truth.ts';

/** A row before the evidence has looked at it: evidence may change, and what was seen stays. */
export interface LabelledFacts extends Omit<LabelledRow, 'spoken'> {
  readonly facts: Facts;
}

export interface Labeller {
  see(seen: FactsSeen): void;
  /** After the last diagnosis: what people asked about a message that never left is left out, like a question nobody asks. */
  end(): void;
}

export function createLabeller(truth: Truth, take: (labelled: LabelledFacts) => void): Labeller {
  const answers: { readonly truth: TrueCause; readonly name: string; readonly facts: Facts }[] = [];
  const left = new Set<string>();
  const askedAbout = new Set([...truth.asks.values()].map(({ request }) => request));
  const label = (name: string, { accepted, scenario, campaign, request }: TrueCause) => {
    const group = campaign ?? (request === null ? null : truth.requests.get(request)?.campaign) ?? request ?? name;
    return { accepted, scenario, campaign: group, weight: 1 };
  };
  return Object.freeze<Labeller>({
    see(seen) {
      if (seen.type === 'answer') {
        const known = truth.asks.get(seen.ask);
        if (known) answers.push({ truth: known, name: seen.ask, facts: seen.facts });
        return;
      }
      if (seen.hasLeft) left.add(seen.request);
      const known = truth.requests.get(seen.request);
      if (!known || known.toll) return;
      const asked = askedAbout.has(seen.request);
      take({ kind: 'request', asked, ...label(seen.request, known), facts: seen.facts });
    },
    end() {
      for (const { truth: known, name, facts } of answers) {
        if (known.request !== null && !left.has(known.request)) continue;
        take({ kind: 'ask', asked: true, ...label(name, known), facts });
      }
    },
  });
}
