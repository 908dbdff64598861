/**
 * What the engine relies on in every sender, as a suite of node:test. A sender of your own passes it against a far side that your
 * `make` starts: a server on this machine, never a carrier.
 */
import { describe, type TestContext, test } from 'node:test';
import { type OutboundFields, outboundOf } from './sample-outbound.ts';
import { dropsDoubles, keepsRefusalsApart, outlivesItsFarSide, SENDER_PROMISES } from './sender-promises.ts';
import type { Keep, SenderConformance, SenderUnderTest } from './sender-under-test.ts';

/** Registers one test for each promise. Tests of what a sender does not have are skipped by name, not left out. */
export function senderConformance(options: SenderConformance): void {
  describe(`sender: ${options.name}`, () => {
    for (const [promise, keep] of Object.entries(SENDER_PROMISES)) {
      test(promise, { timeout: 60_000 }, (context) => withTrial(options, context, keep));
    }
  });
}

async function withTrial(options: SenderConformance, context: TestContext, keep: Keep): Promise<void> {
  const made = await options.make();
  const outbound = (n: number, fields: OutboundFields = {}) =>
    outboundOf(n, { channel: options.channel, address: options.address(n), ...fields });
  const batch = (from: number, length: number) => Array.from({ length }, (_, i) => outbound(from + i));
  const skip = skipReason(options, made, keep);
  try {
    if (skip) context.skip(skip);
    else await keep({ ...made, outbound, batch }, options);
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
