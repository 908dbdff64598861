/**
 * What a message costs, by channel and by where it goes. The default is a guess at what carriers ask, to tell the dear from the cheap
 * by: whoever wants to know what a policy saves hands over their own.
 */
import { readFile } from 'node:fs/promises';
import { CHANNELS, type Channel } from '../../engine/model.ts';

/** By how a number begins, `+` first; the longest that fits counts, and `""` is everything else. */
type ByDestination = Readonly<Record<string, number>>;

export interface Prices {
  readonly currency: string;
  readonly messages: Readonly<Record<Channel, ByDestination>>;
}

export class PricesWrong extends Error {}

const TEXTS: ByDestination = {
  '': 0.08,
  '+1': 0.01,
  '+1242': 0.05,
  '+1876': 0.2,
  '+20': 0.25,
  '+33': 0.07,
  '+34': 0.06,
  '+44': 0.045,
  '+49': 0.09,
  '+62': 0.3,
  '+7': 0.3,
  '+91': 0.01,
  '+92': 0.3,
  '+880': 0.3,
  '+93': 0.25,
  '+94': 0.25,
  '+963': 0.25,
  '+992': 0.3,
  '+994': 0.3,
  '+998': 0.25,
};

export const DEFAULT_PRICES: Prices = {
  currency: 'USD',
  messages: { sms: TEXTS, voice: { '': 0.1, '+1': 0.02 }, whatsapp: { '': 0.03 }, email: { '': 0.0005 } },
};

export function priceOf({ messages }: Prices, channel: Channel | null, destination: string | null): number {
  if (channel === null) return 0;
  const prices = messages[channel];
  for (let length = destination?.length ?? 0; length > 0; length--) {
    const price = prices[destination!.slice(0, length)];
    if (price !== undefined) return price;
  }
  return prices[''] ?? 0;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function pricesOf(given: unknown, channel: string): ByDestination {
  if (!isObject(given)) throw new PricesWrong(`${channel} must be an object of prices by how a number begins`);
  for (const [start, price] of Object.entries(given)) {
    if (!/^(\+\d{1,15})?$/.test(start)) throw new PricesWrong(`${channel}: "${start}" must be + and digits, or empty`);
    if (typeof price !== 'number' || !(price >= 0) || price > 1000)
      throw new PricesWrong(`${channel}: "${start}" must be a price from 0 to 1000`);
  }
  return given as ByDestination;
}

/** What is said of a channel stands in the place of its default. Throws `PricesWrong`. */
export function mergePrices(given: unknown): Prices {
  if (!isObject(given)) throw new PricesWrong('prices are an object');
  const { currency = DEFAULT_PRICES.currency, ...channels } = given;
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency))
    throw new PricesWrong('currency must be three capitals');
  const unknown = Object.keys(channels).find((name) => !CHANNELS.some((channel) => channel === name));
  if (unknown !== undefined) throw new PricesWrong(`${unknown} is no channel: ${CHANNELS.join(', ')}`);
  const said = Object.entries(channels).map(([channel, prices]) => [channel, pricesOf(prices, channel)]);
  return { currency, messages: { ...DEFAULT_PRICES.messages, ...Object.fromEntries(said) } };
}

/** JSON. Throws `PricesWrong`, which names the file. */
export async function readPrices(path: string): Promise<Prices> {
  try {
    return mergePrices(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      error instanceof SyntaxError
        ? 'is not JSON'
        : code
          ? `cannot be read (${code})`
          : String((error as Error).message);
    throw new PricesWrong(`${path}: ${why}`);
  }
}
