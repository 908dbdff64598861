/**
 * What frauds write, in the languages the guide speaks and German: wanting the code back, pressing for time, wanting to be called.
 * A sentence that forbids ("never tell anybody the code") is not one that asks. No list can be whole: what it doesn't find is not
 * therefore real.
 */

const FORBIDS =
  /\b(do not|don['’]?t|never|nobody|no one|not share|no (lo |la |le )?(compartas|digas|des|env[ií]es)|nunca|nadie|nicht|nie|niemals|niemand)\b|لا /iu;

const ASKS: readonly RegExp[] = [
  /(?<!\b(?:we|will|to|i)\s)\b(send|tell|give|text|read|forward|share|provide)\s+(me|us|back|out|it|the|this|that|your|him|her)\b.{0,40}\b(code|digits)\b/iu,
  /\b(reply|respond|answer)\b.{0,20}\bwith\b.{0,20}\b(code|digits)\b/iu,
  /\bcode\b.{0,60}\b(send|forward|text|read|give|tell)\s+(it|me|us)\b/iu,
  /\b(env[ií]a(me|nos)?|m[aá]nda(me|nos)?|dime|dinos|responde con|reenv[ií]a(me|nos)?|comp[aá]rte(lo|me|nos))\b.{0,40}\bc[oó]digo\b/iu,
  /\bc[oó]digo\b.{0,60}\b(env[ií]a(me|nos|lo)|m[aá]nda(me|nos|lo)|reenv[ií]a(me|lo)|dime(lo)?)\b/iu,
  /\b(schick|sende?|nenn|sag|gib|leite)\b.{0,30}\b(mir|uns)\b.{0,30}\bcode\b/iu,
  /(أرسل|ابعث|أعطني|أخبرني|شارك).{0,40}(الرمز|الكود|رمز)/u,
];

const PRESSES: readonly RegExp[] = [
  /\b(suspend|deactivat|delet|terminat)\w*|\b(locked|blocked|flagged|removed|restricted)\b|\bbreaks our rules\b/iu,
  /\b(within \d+ ?(h|hours?|m|minutes?)|at once|right away|immediately|urgent\w*|act now|last (chance|warning)|final notice|tonight|expires? (today|soon))\b/iu,
  /\b(verify|confirm|secure|restore|appeal)( here| now| your (account|identity))\b|\bunusual (sign-?in|activity)\b/iu,
  /\b(suspendid|bloquead|eliminad|desactivad)[oa]\w*|\b(urgente|inmediatamente|de inmediato|[uú]ltimo aviso|antes de \d+ horas|en \d+ ?h(oras)?)\b|\b(verifica|confirma) (tu|su) (cuenta|identidad)\b/iu,
  /\b(gesperrt|gel[oö]scht|eingeschr[aä]nkt|sofort|dringend|letzte (mahnung|warnung)|innerhalb von \d+)\b|\bbest[aä]tigen? sie (ihr|ihre)\b/iu,
  /(إيقاف|تعليق|حظر|حذف) حساب|فور[ًا]|عاجل|خلال \d+ ساعة|آخر تحذير/u,
];

const CALL =
  /\b(call|ring|dial|llama|llame|rufen?|anrufen)\b.{0,40}\+?\d[\d\s().-]{5,}\d|(اتصل|اتصلي).{0,40}\+?\d[\d\s().-]{5,}\d/iu;

function sentencesOf(text: string): readonly string[] {
  return text.split(/[.!?؟。\n]+(?=\s|$)/u);
}

/** Wants the reader to hand over a code. */
export function asksForCode(text: string): boolean {
  return sentencesOf(text).some((sentence) => !FORBIDS.test(sentence) && ASKS.some((asks) => asks.test(sentence)));
}

/** Threatens or hurries. Real messages do too, so it means something only beside a link or a number. */
export function presses(text: string): boolean {
  return PRESSES.some((one) => one.test(text));
}

/** Wants to be called on a number that stands in the message. */
export function wantsCall(text: string): boolean {
  return CALL.test(text);
}
