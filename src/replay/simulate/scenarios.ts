/** Every scenario there is, by cause. To add one: a generator in its cause's file, and a row at the end of it. */
import { CLIENT_MALFUNCTION } from './causes/client-malfunction.ts';
import { COMPROMISED_ACCOUNT } from './causes/compromised-account.ts';
import { CROWDS } from './causes/crowds.ts';
import { DELIVERY_FAULT } from './causes/delivery-fault.ts';
import { MISTYPED_CONTACT } from './causes/mistyped-contact.ts';
import { PHISHING } from './causes/phishing.ts';
import { PLATFORM_GLITCH } from './causes/platform-glitch.ts';
import { RECYCLED_NUMBER } from './causes/recycled-number.ts';
import { RESET_ABUSE } from './causes/reset-abuse.ts';
import { TOLL_FRAUD } from './causes/toll-fraud.ts';
import { UNAUTHORIZED_LOGIN } from './causes/unauthorized-login.ts';
import type { Scenario } from './scenario.ts';

export const SCENARIOS: readonly Scenario[] = [
  ...CROWDS,
  ...UNAUTHORIZED_LOGIN,
  ...MISTYPED_CONTACT,
  ...COMPROMISED_ACCOUNT,
  ...PHISHING,
  ...RESET_ABUSE,
  ...CLIENT_MALFUNCTION,
  ...RECYCLED_NUMBER,
  ...DELIVERY_FAULT,
  ...PLATFORM_GLITCH,
  ...TOLL_FRAUD,
];
