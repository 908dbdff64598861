/** The evidence of families in Spanish, cause by cause. */
import type { TimeUnit } from '../../../causes/say-level.ts';
import type { FamilyWords } from '../families.ts';
import { SPANISH_CLIENT_MALFUNCTION } from './families/client-malfunction.ts';
import { SPANISH_COMPROMISED_ACCOUNT } from './families/compromised-account.ts';
import { SPANISH_DELIVERY_FAULT } from './families/delivery-fault.ts';
import { SPANISH_MISTYPED_CONTACT } from './families/mistyped-contact.ts';
import { SPANISH_PHISHING } from './families/phishing.ts';
import { SPANISH_PLATFORM_GLITCH } from './families/platform-glitch.ts';
import { SPANISH_RECYCLED_NUMBER } from './families/recycled-number.ts';
import { SPANISH_REQUESTED } from './families/requested.ts';
import { SPANISH_RESET_ABUSE } from './families/reset-abuse.ts';
import { SPANISH_UNAUTHORIZED_LOGIN } from './families/unauthorized-login.ts';

const UNITS: Readonly<Record<TimeUnit, string>> = {
  seconds: 'segundos',
  minutes: 'minutos',
  hours: 'horas',
  days: 'días',
};

export const SPANISH_FAMILIES: FamilyWords = {
  sayTime: (amount, unit) => `${amount} ${UNITS[unit]}`,
  families: {
    ...SPANISH_REQUESTED,
    ...SPANISH_UNAUTHORIZED_LOGIN,
    ...SPANISH_MISTYPED_CONTACT,
    ...SPANISH_COMPROMISED_ACCOUNT,
    ...SPANISH_PHISHING,
    ...SPANISH_RESET_ABUSE,
    ...SPANISH_CLIENT_MALFUNCTION,
    ...SPANISH_RECYCLED_NUMBER,
    ...SPANISH_DELIVERY_FAULT,
    ...SPANISH_PLATFORM_GLITCH,
  },
};
