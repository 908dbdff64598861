/** A sender on trial: what the suite must be told of it and of its far side. */
import type { Channel } from '../engine/model.ts';
import type { Outbound, Sender } from '../engine/ports.ts';
import type { OutboundFields } from './sample-outbound.ts';

/** A message as the far side got it. `text` with any line ends. */
export interface Received {
  readonly id: string;
  readonly to: string;
  readonly text: string;
}

export interface SenderUnderTest {
  readonly sender: Sender;
  /** All that arrived, in any order; each as often as it came. */
  received(): Promise<readonly Received[]>;
  /** Ends the far side, so that nothing listens there any more. Left out where there is none to end. */
  unplug?(): Promise<void>;
  /** Ends whatever `make` started and is not ended yet. */
  stop(): Promise<void>;
}

export interface SenderConformance {
  readonly name: string;
  readonly channel: Channel;
  /** The nth of many addresses that are taken. */
  address(n: number): string;
  /** An address that the far side refuses for good, and one that it puts off: left out where it knows none. */
  readonly refuses?: string;
  readonly defers?: string;
  make(): Promise<SenderUnderTest>;
}

export interface Trial extends SenderUnderTest {
  /** The nth message, with other fields where given. */
  outbound(n: number, fields?: OutboundFields): Outbound;
  batch(from: number, length: number): readonly Outbound[];
}

export type Keep = (trial: Trial, options: SenderConformance) => Promise<void>;
