/**
 * How often one network (IPv4 /32, IPv6 /64) may ask why: counted in the memory of this node, so each node of several allows as much
 * again. What guesses cost is not counted here: a reference has 43 bits, and the engine has limits of its own.
 */
import type { Instant } from '../../engine/model.ts';
import { networkOf } from '../../engine/request/network.ts';

export interface NetworkLimit {
  /** Counts one. Null: it may; otherwise when it may again. */
  take(ip: string, now: Instant): Instant | null;
}

export interface NetworkLimitOptions {
  readonly most: number;
  readonly windowSeconds: number;
  /** Networks remembered; beyond that the one counted longest ago is forgotten. */
  readonly networks: number;
}

export function createNetworkLimit({ most, windowSeconds, networks }: NetworkLimitOptions): NetworkLimit {
  const counted = new Map<string, { count: number; readonly endsAt: Instant }>();

  function windowOf(network: string, now: Instant) {
    const found = counted.get(network);
    if (found && found.endsAt > now) return found;
    counted.delete(network);
    const [oldest] = counted.keys();
    if (counted.size >= networks && oldest !== undefined) counted.delete(oldest);
    const begun = { count: 0, endsAt: now + windowSeconds * 1000 };
    counted.set(network, begun);
    return begun;
  }

  return Object.freeze({
    take(ip: string, now: Instant) {
      const window = windowOf(networkOf(ip) ?? 'unreadable', now);
      if (window.count >= most) return window.endsAt;
      window.count++;
      return null;
    },
  });
}
