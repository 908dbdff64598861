/** The evidence of families in Arabic, cause by cause. */
import type { TimeUnit } from '../../../causes/say-level.ts';
import type { FamilyWords } from '../families.ts';
import { ARABIC_CLIENT_MALFUNCTION } from './families/client-malfunction.ts';
import { ARABIC_COMPROMISED_ACCOUNT } from './families/compromised-account.ts';
import { ARABIC_DELIVERY_FAULT } from './families/delivery-fault.ts';
import { ARABIC_MISTYPED_CONTACT } from './families/mistyped-contact.ts';
import { ARABIC_PHISHING } from './families/phishing.ts';
import { ARABIC_PLATFORM_GLITCH } from './families/platform-glitch.ts';
import { ARABIC_RECYCLED_NUMBER } from './families/recycled-number.ts';
import { ARABIC_REQUESTED } from './families/requested.ts';
import { ARABIC_RESET_ABUSE } from './families/reset-abuse.ts';
import { ARABIC_UNAUTHORIZED_LOGIN } from './families/unauthorized-login.ts';

/** Two of them, three to ten, and from eleven on; always after a preposition or a verb. */
const UNITS: Readonly<Record<TimeUnit, readonly [two: string, few: string, many: string]>> = {
  seconds: ['ثانيتين', 'ثوانٍ', 'ثانية'],
  minutes: ['دقيقتين', 'دقائق', 'دقيقة'],
  hours: ['ساعتين', 'ساعات', 'ساعة'],
  days: ['يومين', 'أيام', 'يومًا'],
};
const FULL_HUNDREDS: Partial<Readonly<Record<TimeUnit, string>>> = { days: 'يوم' };

function sayTime(amount: number, unit: TimeUnit): string {
  const [two, few, many] = UNITS[unit];
  const rest = amount % 100;
  if (amount === 2) return two;
  if (rest < 3) return `${amount} ${FULL_HUNDREDS[unit] ?? many}`;
  return `${amount} ${rest <= 10 ? few : many}`;
}

export const ARABIC_FAMILIES: FamilyWords = {
  sayTime,
  families: {
    ...ARABIC_REQUESTED,
    ...ARABIC_UNAUTHORIZED_LOGIN,
    ...ARABIC_MISTYPED_CONTACT,
    ...ARABIC_COMPROMISED_ACCOUNT,
    ...ARABIC_PHISHING,
    ...ARABIC_RESET_ABUSE,
    ...ARABIC_CLIENT_MALFUNCTION,
    ...ARABIC_RECYCLED_NUMBER,
    ...ARABIC_DELIVERY_FAULT,
    ...ARABIC_PLATFORM_GLITCH,
  },
};
