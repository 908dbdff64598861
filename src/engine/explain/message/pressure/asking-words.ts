/** Words that ask somebody to give something away, words for what is asked for, and words that turn it round. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const GIVING: readonly string[] = [
  ...words('send resend forward reply respond tell give read share text provide dictate repeat whisper screenshot'),
  ...words(
    'envia enviame envianos enviar enviarme envienos envieme manda mandame mandar mandenos mandeme dime dinos diga diganos digame dame danos',
  ),
  ...words(
    'comparte compartelo compartir reenvia reenviame reenvialo reenviar responde responda responder lee leeme leenos',
  ),
  ...words('leame facilita facilitanos facilite dicta dictame'),
  ...words('أرسل ارسلي أرسله أرسلوا ارسال أخبرني أخبرنا أعطني أعطنا أعطيني شارك شاركنا شاركني زودنا زودني اقرأ'),
  ...words('اقرأه ابعث ابعثه ابعثي حول رد وأرسل وأخبرنا وأرسله قل'),
];

export const CALLING: readonly string[] = [
  ...words('call ring dial phone llama llame llamanos llamenos llamar'),
  ...words('اتصل اتصلي اتصلوا واتصل'),
];

export const CODE_WORDS: readonly string[] = [
  ...words('code codes pin otp passcode tan'),
  ...words('codigo codigos clave claves'),
  ...words('رمز الرمز رمزك بالرمز للرمز والرمز رموز كود الكود كودك'),
];

export const REFUSING: readonly string[] = [
  ...words('never not dont nobody none no wont without anyone'),
  ...words('nunca jamas nadie sin'),
  ...words('لا لن لم أبدا عدم ليس'),
];

/** Questions that ask for the code without a word of giving. */
export const QUESTIONS: readonly string[] = [
  ...['what is the code', 'whats the code', 'what code', 'which code did you', 'the code you received', 'code you got'],
  ...[
    'cual es el codigo',
    'que codigo',
    'el codigo que te llego',
    'el codigo que has recibido',
    'codigo que recibiste',
  ],
  ...['ما هو الرمز', 'ما الرمز', 'الرمز الذي وصلك', 'الرمز الذي استلمته'],
];
