/** `/v1/verifications/{id}/proofs`: what a challenged requester shows before a message leaves. */
import Type, { type Static, type TProperties } from 'typebox';
import { asked, ID_MAX, line, TOKEN_MAX, text, whole } from './fields.ts';
import { Requester } from './requester.ts';

const proof = <const K extends string, P extends TProperties>(kind: K, description: string, fields: P) =>
  asked(
    description,
    { kind: Type.Literal(kind, { description: 'The kind of proof.' }), ...fields, requester: Type.Optional(Requester) },
    { title: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Proof` },
  );

const SOLUTION = {
  anyOf: [
    text(8192, 'What the solver hands over, as text.', { minLength: 1 }),
    asked('What the solver found.', {
      counter: whole(0, Number.MAX_SAFE_INTEGER, 'The number that solves the puzzle.'),
      derivedKey: line(1024, 'The key derived with it, in hexadecimal.'),
      time: Type.Optional(Type.Number({ minimum: 0, description: 'How long it took, in milliseconds.' })),
    }),
  ],
  description: 'The solution of the puzzle.',
  'x-problem': {
    message: 'must be the solution of the puzzle: an object of counter and derivedKey, or the same as text',
  },
};

export type Solution = string | { readonly counter: number; readonly derivedKey: string; readonly time?: number };

const WorkProof = proof('work', 'Proof of work.', { solution: Type.Unsafe<Solution>(SOLUTION) });
const DeviceProof = proof('device', 'A familiar device.', {
  device: line(TOKEN_MAX, 'The token that this device was given after an approval.'),
});
const VerificationProof = proof('verification', 'Another factor.', {
  verification: line(ID_MAX, 'The id of an approved verification of another address of the same account.'),
});

type AnyProof = Static<typeof WorkProof> | Static<typeof DeviceProof> | Static<typeof VerificationProof>;

export const GiveProof = Type.Unsafe<AnyProof>({
  title: 'GiveProof',
  description: 'One of the proofs that were asked for.',
  type: 'object',
  discriminator: { propertyName: 'kind' },
  oneOf: [WorkProof, DeviceProof, VerificationProof],
  examples: [
    { kind: 'work', solution: { counter: 4711, derivedKey: '00ab12' } },
    { kind: 'verification', verification: 'ver_5b1f0c5de2a94f7b86d3a1c2e4f60718' },
  ],
});
export type GiveProof = Static<typeof GiveProof>;
