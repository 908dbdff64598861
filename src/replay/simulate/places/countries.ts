/** Countries of a world: how mobile numbers look there (`#`: any digit) and where the clock stands. Numbers have the form of real ones. */
export interface Country {
  readonly code: string;
  /** What comes before the national number. */
  readonly dial: string;
  readonly mobile: readonly string[];
  /** How a number is written at home: the trunk digit before it. */
  readonly trunk: string;
  /** Hours ahead of UTC. */
  readonly hours: number;
}

const country = (code: string, dial: string, trunk: string, hours: number, mobile: readonly string[]): Country =>
  Object.freeze({ code, dial, trunk, hours, mobile });

export const COUNTRIES: Readonly<Record<string, Country>> = {
  AU: country('AU', '61', '0', 10, ['412######', '423######', '438######']),
  BR: country('BR', '55', '', -3, ['1197#######', '2198#######', '3199#######']),
  DE: country('DE', '49', '0', 1, ['151########', '1609#######', '172#######', '176########']),
  EG: country('EG', '20', '0', 2, ['10########', '11########', '12########']),
  ES: country('ES', '34', '', 1, ['61#######', '65#######', '67#######']),
  FR: country('FR', '33', '0', 1, ['61#######', '66#######', '67#######']),
  GB: country('GB', '44', '0', 0, ['7402######', '7515######', '7823######']),
  ID: country('ID', '62', '0', 7, ['8121#######', '8138#######', '8572#######']),
  IN: country('IN', '91', '', 5.5, ['98########', '97########', '70########']),
  IT: country('IT', '39', '', 1, ['320#######', '347#######', '389#######']),
  JP: country('JP', '81', '0', 9, ['805#######', '902#######']),
  MX: country('MX', '52', '', -6, ['55########', '33########', '81########']),
  NG: country('NG', '234', '0', 1, ['803#######', '806#######', '813#######']),
  PL: country('PL', '48', '', 1, ['50#######', '60#######', '88#######']),
  SA: country('SA', '966', '0', 3, ['50#######', '53#######', '55#######']),
  TR: country('TR', '90', '0', 3, ['532#######', '542#######', '555#######']),
  US: country('US', '1', '', -5, ['2024######', '3035######', '5125######', '6178######', '8082######']),
};

export type CountryCode = string;
export const COUNTRY_CODES: readonly CountryCode[] = Object.keys(COUNTRIES);

/** Where messages earn whoever has them sent: nobody in a world lives there, save toll fraud's own numbers. */
export const TOLL_RANGES: readonly { readonly country: string; readonly pattern: string }[] = [
  { country: 'GE', pattern: '+99555#######' },
  { country: 'KG', pattern: '+99670#######' },
  { country: 'LK', pattern: '+9477#######' },
  { country: 'SN', pattern: '+22177#######' },
  { country: 'MG', pattern: '+26134#######' },
  { country: 'HT', pattern: '+5093#######' },
];
