/** Versions of the operator's apps. A new one every two weeks or so; browsers always have that of the week. */
import type { Instant } from '../../engine/model.ts';
import type { Chance } from './chance.ts';
import { DAY } from './spans.ts';

export type Platform = 'ios' | 'android' | 'web';

export interface Releases {
  /** What an installation runs that is `lag` milliseconds behind: `ios/12.4.0`. */
  client(platform: Platform, now: Instant, lag: number): string;
}

const EVERY = 13 * DAY;
const WEEK = 7 * DAY;

export function createReleases(start: Instant, chance: Chance): Releases {
  const first: Record<Platform, number> = { ios: chance.whole(9, 40), android: chance.whole(9, 40), web: 0 };
  const fix = chance.whole(0, 3);
  return {
    client(platform, now, lag) {
      const at = now - lag;
      if (platform === 'web') {
        const year = new Date(at).getUTCFullYear();
        return `web/${year}.${1 + Math.floor((at - Date.UTC(year, 0, 1)) / WEEK)}`;
      }
      const serial = Math.floor((at - start) / EVERY) + 40;
      return `${platform}/${first[platform] + Math.floor(serial / 10)}.${serial % 10}.${fix}`;
    },
  };
}
