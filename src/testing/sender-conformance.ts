/**
 * What the engine relies on in every sender, as a suite of node:test. A sender of your own passes it against a far side that your
 * `make` starts: a server on this machine, never a carrier.
 */
import { describe, type TestContext, test } from 'node:test';
import { type OutboundFields, outboundOf } from './sample-outbound.ts';
import { outlivesItsFarSide } from './sender-life.ts';
import { SENDER_PROMISES } from './sender-promises.ts';
import { dropsDoubles, keepsRefusalsApart } from './sender-sending.ts';
import type { Keep, SenderConformance, SenderUnderTest, Trial } from './sender-under-test.ts';

/** Registers one test for each promise. Tests of what a sender does not have are skipped by name, not left out. */
export function senderConformance(options: SenderConformance): void {
  describe(`sender: ${options.name}`, () => {
    for (const [promise, keep] of Object.entries(SENDER_PROMISES)) {
      test(promise, { timeout: 60_000 }, (context) => withTrial(options, context, keep));
    }
  });
}

/** A sender on trial, with messages to try it with. */
export function tryWith(options: SenderConformance, made: SenderUnderTest): Trial {
  const outbound = (n: number, fields: OutboundFields = {}) =>
    outboundOf(n, { channel: options.channel, address: options.address(n), ...fields });
  const batch = (from: number, length: number) => Array.from({ length }, (_, i) => outbound(from + i));
  return { ...made, outbound, batch };
}

async function withTrial(options: SenderConformance, context: TestContext, keep: Keep): Promise<void> {
  const made = await options.make();
  const skip = skipReason(options, made, keep);
  try {
    if (skip) context.skip(skip);
    else await keep(tryWith(options, made), options);
  } finally {
    await made.sender.close();
    await made.stop();
  }
}

function skipReason(options: SenderConformance, made: SenderUnderTest, keep: Keep): string | undefined {
  if (keep === keepsRefusalsApart && !options.refuses && !options.defers) return 'the far side refuses nobody';
  if (keep === outlivesItsFarSide && !made.unplug) return 'there is no far side to lose';
  return keep === dropsDoubles && !made.sender.deduplicates ? 'it does not promise to drop doubles' : undefined;
}
