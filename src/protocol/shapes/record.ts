/** `/v1/verifications/{id}/timeline` and `/diagnosis`: what happened, and why the message came. */
import Type, { type Static } from 'typebox';
import { CAUSES } from '../../engine/model.ts';
import { answered, choice, ID_MAX, list, share, text, time } from './fields.ts';

export const Evidence = answered('One fact that speaks for or against.', {
  id: text(ID_MAX, 'Its stable id.'),
  says: text(1000, 'What a person reads.'),
  weight: Type.Number({ description: 'How much it counts, in log-odds; below zero it speaks against.' }),
});

export const Advice = answered('One thing to do.', {
  code: text(ID_MAX, 'Its stable code.'),
  says: text(1000, 'What a person reads.'),
});

export const confidence = share('How likely that cause is, 0 to 1.');

const TimelineEvent = answered(
  'One thing that happened; the further fields depend on its type.',
  { at: time('When.'), type: text(ID_MAX, 'What, as noun.past_verb.') },
  { additionalProperties: true },
);

export const Timeline = answered(
  'The life of a verification, in order.',
  { events: list(TimelineEvent, 10_000, 'Request, facts, decision, messages and reports, checks, asks.') },
  {
    title: 'Timeline',
    examples: [{ events: [{ at: '2026-11-02T08:00:01.200Z', type: 'verification.requested', purpose: 'sign_in' }] }],
  },
);
export type Timeline = Static<typeof Timeline>;

const Ranked = answered('A cause and how likely it is.', {
  cause: choice(CAUSES, 'The cause.'),
  probability: share('How likely it is, 0 to 1.'),
});

export const Diagnosis = answered(
  'Why the message came, with what is known by now.',
  {
    cause: choice([...CAUSES, 'cant_tell'], 'The likeliest cause, or cant_tell.'),
    confidence,
    ranking: list(Ranked, CAUSES.length, 'All ten causes, likeliest first; together 1.'),
    evidence: list(Evidence, 100, 'What carried the likeliest cause, weightiest first.'),
    advice: list(Advice, 100, 'What to do, in order.'),
  },
  { title: 'Diagnosis' },
);
export type Diagnosis = Static<typeof Diagnosis>;
