/** `/v1/explanations`: what the holder of an address asks, is told, and can do about it. */
import Type, { type Static } from 'typebox';
import { ACTIONS, CAUSES, COMPLAINTS } from '../../engine/model.ts';
import {
  ADDRESS_MAX,
  answered,
  asked,
  CODE_MAX,
  choice,
  ID_MAX,
  line,
  list,
  locale,
  nullable,
  optional,
  TEXT_MAX,
  text,
  time,
  yesOrNo,
} from './fields.ts';
import { Advice, confidence, Evidence } from './record.ts';

const PROOFS = ['reference', 'verification', 'none'] as const;

export const CreateExplanation = asked(
  'Somebody who holds an address asks why a message came.',
  {
    to: text(ADDRESS_MAX, 'The address the message came to.', { minLength: 1 }),
    reference: optional(text(CODE_MAX, 'The reference in the message, in any case and grouping; it proves receipt.')),
    verification: optional(
      line(ID_MAX, 'An approved verification of purpose prove_holding; it proves that the address is theirs.'),
    ),
    text: optional(text(TEXT_MAX, 'The message as it came.')),
    complaint: optional(choice(COMPLAINTS, 'What bothers them; left out, they only ask why.')),
    locale: optional(locale('The language of the answer.')),
  },
  {
    title: 'CreateExplanation',
    examples: [{ to: '+12025550123', reference: 'BCDFG HJKLM', complaint: 'not_me', locale: 'en' }],
  },
);
export type CreateExplanation = Static<typeof CreateExplanation>;

const Since = answered('Something the holder did about it.', {
  action: choice(ACTIONS, 'What was pressed.'),
  at: time('When.'),
  undoUntil: nullable(time('Until when it can be undone; null if it cannot.')),
  undone: yesOrNo('It was undone.'),
});

const fields = {
  id: text(ID_MAX, 'The id of the explanation.'),
  proof: choice(PROOFS, 'What proved that the asker holds the address.'),
  cause: nullable(choice([...CAUSES, 'cant_tell'], 'Why the message came; null without proof.')),
  confidence,
  title: text(1000, 'The answer in one line.'),
  summary: text(4000, 'The answer in a few sentences.'),
  evidence: list(Evidence, 100, 'What it rests on; empty without proof.'),
  advice: list(Advice, 100, 'What to do, in order.'),
  actions: list(
    choice(ACTIONS, 'A code to send as action.'),
    ACTIONS.length,
    'What can be pressed, in the order to offer it.',
  ),
  since: Type.Optional(list(Since, 50, 'What was done and stopped since, oldest first.')),
};

const EXAMPLE = {
  id: 'exp_5b1f0c5de2a94f7b86d3a1c2e4f60718',
  proof: 'none',
  cause: null,
  confidence: 0,
  title: 'Why a code can come that you did not ask for',
  summary: 'Nobody can use a code without having it. Keep it to yourself.',
  evidence: [],
  advice: [{ code: 'never_share', says: 'Tell nobody the code.' }],
  actions: [],
};

export const Explanation = answered('Why the message came, in words for the holder.', fields, {
  title: 'Explanation',
  examples: [EXAMPLE],
});
export type Explanation = Static<typeof Explanation>;

export const TakeAction = asked(
  'What the holder pressed.',
  { action: choice(ACTIONS, 'The code of the action.') },
  { title: 'TakeAction', examples: [{ action: 'stop_codes' }] },
);
export type TakeAction = Static<typeof TakeAction>;

export const ActionTaken = answered(
  'What was really done.',
  {
    done: list(
      text(ID_MAX, 'The stable code of something that was done.'),
      100,
      'What was done; empty if nothing needed to be.',
    ),
    says: text(4000, 'The same in words for the holder.'),
    undoUntil: Type.Optional(nullable(time('Until when it can be undone.'))),
  },
  {
    title: 'ActionTaken',
    examples: [
      { done: ['codes_stopped'], says: 'No more codes for strangers.', undoUntil: '2026-11-05T08:00:00.000Z' },
    ],
  },
);
export type ActionTaken = Static<typeof ActionTaken>;
