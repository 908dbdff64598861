/**
 * How messages push people, in the languages we speak: phrases that stand nearly always for pressure and hardly ever in an honest
 * message about a code. Matched as whole words, without case and accents. One list a language, so that one can be added alone.
 */
export const PRESSURES = ['urgency', 'threat', 'lure', 'authority', 'secrecy'] as const;
export type Pressure = (typeof PRESSURES)[number];

type Phrases = Readonly<Record<Pressure, readonly string[]>>;

const ENGLISH: Phrases = {
  urgency: [
    ...['urgent', 'urgently', 'immediately', 'act now', 'right now', 'right away', 'asap', 'as soon as possible'],
    ...[
      'hurry',
      'last chance',
      'final notice',
      'final warning',
      'before it is too late',
      'without delay',
      'verify now',
    ],
    ...['within 24 hours', 'within 12 hours', 'within the next', 'expires today', 'ends today', 'only today'],
  ],
  threat: [
    ...['will be closed', 'will be blocked', 'will be suspended', 'will be locked', 'will be deleted', 'will be lost'],
    ...['has been suspended', 'has been locked', 'has been blocked', 'has been limited', 'has been compromised'],
    ...['is suspended', 'is blocked', 'was hacked', 'been hacked', 'suspicious activity', 'unusual activity'],
    ...['unauthorized transaction', 'unauthorised transaction', 'avoid suspension', 'to avoid being charged'],
    ...['legal action', 'arrest', 'account suspended', 'account locked', 'lose access', 'permanently'],
  ],
  lure: [
    ...['you won', 'you have won', 'winner', 'prize', 'reward', 'gift card', 'voucher', 'free gift', 'lottery'],
    ...['refund', 'cashback', 'claim your', 'bonus', 'parcel', 'package is waiting', 'by accident', 'by mistake'],
    ...['wrong number', 'sent it to you by', 'inheritance', 'selected to receive'],
  ],
  authority: [
    ...['security team', 'security department', 'fraud department', 'fraud team', 'support team', 'support agent'],
    ...['our agent', 'this is your bank', 'from your bank', 'police', 'tax office', 'customs', 'government'],
    ...['technical support', 'help desk', 'account manager', 'investigator', 'officer', 'verification department'],
  ],
  secrecy: [
    'do not tell your bank',
    'tell nobody about this call',
    'keep this call',
    'do not hang up',
    'stay on the line',
  ],
};

const SPANISH: Phrases = {
  urgency: [
    ...['urgente', 'urgentemente', 'inmediatamente', 'de inmediato', 'ahora mismo', 'cuanto antes', 'lo antes posible'],
    ...['ultima oportunidad', 'ultimo aviso', 'date prisa', 'en las proximas', 'en menos de', 'antes de que sea tarde'],
    ...['solo hoy', 'sin demora', 'verifica ahora'],
  ],
  threat: [
    ...[
      'sera bloqueada',
      'sera suspendida',
      'sera cerrada',
      'sera eliminada',
      'ha sido bloqueada',
      'ha sido suspendida',
    ],
    ...['ha sido limitada', 'ha sido hackeada', 'cuenta bloqueada', 'cuenta suspendida', 'actividad sospechosa'],
    ...['actividad inusual', 'cargo no autorizado', 'perderas el acceso', 'acciones legales', 'evitar el bloqueo'],
  ],
  lure: [
    ...['has ganado', 'ganador', 'premio', 'recompensa', 'regalo', 'tarjeta regalo', 'sorteo', 'reembolso', 'bono'],
    ...['devolucion', 'reclama tu', 'paquete', 'por error', 'por equivocacion', 'herencia', 'has sido seleccionado'],
  ],
  authority: [
    ...[
      'equipo de seguridad',
      'departamento de seguridad',
      'departamento de fraude',
      'soporte tecnico',
      'nuestro agente',
    ],
    ...['servicio tecnico', 'tu banco', 'su banco', 'policia', 'agencia tributaria', 'hacienda', 'aduana', 'gobierno'],
  ],
  secrecy: ['no cuelgues', 'no cuelgue', 'no se lo digas al banco', 'no hables con nadie'],
};

const ARABIC: Phrases = {
  urgency: [
    ...['عاجل', 'فورا', 'فوراً', 'حالا', 'الآن', 'بسرعة', 'على الفور', 'في أسرع وقت', 'الفرصة الأخيرة', 'آخر فرصة'],
    ...['آخر إنذار', 'خلال ساعة', 'خلال ساعات', 'قبل فوات الأوان', 'اليوم فقط', 'دون تأخير'],
  ],
  threat: [
    ...['سيتم إغلاق', 'سيتم حظر', 'سيتم إيقاف', 'سيتم تعليق', 'سيتم حذف', 'تم إيقاف حسابك', 'تم حظر حسابك'],
    ...['تم تعليق حسابك', 'تم اختراق', 'نشاط مشبوه', 'نشاط غير معتاد', 'ستفقد', 'إجراءات قانونية', 'لتجنب'],
  ],
  lure: [
    ...['لقد ربحت', 'ربحت', 'فزت', 'مبروك', 'جائزة', 'جائزتك', 'مكافأة', 'هدية', 'قسيمة', 'استرداد', 'سحب'],
    ...['طرد', 'شحنة', 'بالخطأ', 'عن طريق الخطأ', 'ميراث', 'تم اختيارك'],
  ],
  authority: [
    ...['فريق الأمان', 'قسم الأمان', 'قسم الاحتيال', 'فريق الدعم', 'الدعم الفني', 'موظف', 'موظفنا', 'البنك', 'بنكك'],
    ...['الشرطة', 'الضرائب', 'الجمارك', 'الحكومة', 'البنك المركزي'],
  ],
  secrecy: ['لا تغلق الخط', 'لا تخبر أحدا', 'ابق على الخط'],
};

export const PRESSURE_PHRASES: readonly Phrases[] = [ENGLISH, SPANISH, ARABIC];
