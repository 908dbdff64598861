/** The script of a world, once it is read: who is in it, for how long, and what befalls them. */

export interface Measured {
  readonly rate: number;
  readonly size: number;
  readonly pace: number;
}

export interface Script {
  readonly days: number;
  readonly people: number;
  readonly start: string;
  readonly brand: string;
  readonly domain: string;
  readonly countries: Readonly<Record<string, number>>;
  readonly life: {
    readonly visitsADay: number;
    readonly codesAMonth: number;
    readonly newcomersAMonth: number;
    readonly dormant: number;
    readonly lostNumbers: number;
    readonly sharedPhones: number;
    readonly ipv6: number;
    readonly curiosity: number;
    readonly acting: number;
  };
  readonly scenarios: Readonly<Record<string, Measured>>;
}
