/** The texts of every language we speak. A locale of the model without its file does not compile. */
import type { Locale } from '../../model.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Texts } from './texts.ts';

export const ALL_TEXTS: Readonly<Record<Locale, Texts>> = { en, es, ar };
