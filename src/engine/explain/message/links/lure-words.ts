/** Words that are hung on a name to make another name look as if it belonged to it: `lumen` + `login`, `secure` + `lumen`. */
const LURE_WORDS: ReadonlySet<string> = new Set(
  (
    'a access account accounts admin alert alerts api app apps auth bank billing bonus care center centre chat check ' +
    'client cloud code codes com confirm connect contact customer customers desk device direct email free get gift go ' +
    'help helpdesk hello home hq http https id info it link live login logon mail me mobile my net new news now number ' +
    'office official online order org otp page pass passcode passkey password pay payment payments pin portal prize ' +
    'recover recovery refund register reset reward safe safety secure secured security server service services shop ' +
    'sign signin signup site sms ssl sso status store support team tech the trust unlock update user users validate ' +
    'verification verified verify wallet web webmail www your en in to us world global group inc try use with join ' +
    'acceso ayuda banco cliente clientes clave codigo confirmar cuenta cuentas de del entrar el la mi oficial pago ' +
    'pagos premio segura seguridad seguro servicio soporte tarjeta tu verificar'
  ).split(' '),
);
const WORD_MAX = 12;

/** Whether `text` is nothing but such words and digits, one after the other. Empty text is. */
export function isOfLureWords(text: string, others: ReadonlySet<string>): boolean {
  const reached = new Array<boolean>(text.length + 1).fill(false);
  reached[0] = true;
  for (let from = 0; from < text.length; from += 1) {
    if (reached[from] !== true) continue;
    if (/[0-9-]/.test(text[from] ?? '')) reached[from + 1] = true;
    for (let to = from + 1; to <= Math.min(text.length, from + WORD_MAX); to += 1) {
      const word = text.slice(from, to);
      if (LURE_WORDS.has(word) || others.has(word)) reached[to] = true;
    }
  }
  return reached[text.length] === true;
}
