/** Families of evidence in Arabic: new passwords that others ask for. */
import type { AnswerWords } from '../../words.ts';

export const ARABIC_RESET_ABUSE: AnswerWords['evidence'] = {
  'reset_abuse.by_stranger': { says: 'طلب شخص لا يعرفه الحساب كلمة مرور جديدة.', otherwise: null },
  'reset_abuse.not_entered': { says: 'طلب شخص غريب كلمة مرور جديدة، ولم يُدخل أحد الرمز.', otherwise: null },
  'reset_abuse.at_home': { says: 'كان الحساب يعرف الجهاز أو الشبكة التي طلبت كلمة المرور الجديدة.', otherwise: null },
  'reset_abuse.username_typed': { says: 'كتب شخص غريب اسمًا ليطلب كلمة مرور جديدة.', otherwise: null },
  'reset_abuse.address_hour': { says: 'عدد طلبات كلمة مرور جديدة في الساعة السابقة: {n} أو أكثر.', otherwise: null },
  'reset_abuse.address_day': { says: 'عدد طلبات كلمة مرور جديدة في اليوم السابق: {n} أو أكثر.', otherwise: null },
  'reset_abuse.address_week': { says: 'عدد طلبات كلمة مرور جديدة في الأسبوع السابق: {n} أو أكثر.', otherwise: null },
  'reset_abuse.flood': { says: 'عدد المرات التي طُلبت فيها رموز في الساعة السابقة: {n} أو أكثر.', otherwise: null },
  'reset_abuse.flood_day': { says: 'عدد المرات التي طُلبت فيها رموز في اليوم السابق: {n} أو أكثر.', otherwise: null },
  'reset_abuse.flood_after': { says: 'عدد طلبات الرموز الأخرى في اليوم التالي: {n} أو أكثر.', otherwise: null },
  'reset_abuse.networks': { says: 'عدد الشبكات التي طُلبت منها رموز في ذلك اليوم: {n} أو أكثر.', otherwise: null },
  'reset_abuse.networks_after': {
    says: 'عدد الشبكات التي طُلبت منها رموز في اليوم التالي: {n} أو أكثر.',
    otherwise: null,
  },
  'reset_abuse.network_recovers': {
    says: 'عدد العناوين التي طُلبت لها كلمات مرور جديدة على تلك الشبكة في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'reset_abuse.system_recovers': {
    says: 'عدد العناوين التي طُلبت لها كلمات مرور جديدة عبر مزود الإنترنت ذاك في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'reset_abuse.client_recovers': {
    says: 'عدد العناوين التي طُلبت لها كلمات مرور جديدة بذلك الإصدار من التطبيق في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'reset_abuse.strangers_there': { says: 'طلب غرباء على تلك الشبكة في ذلك اليوم رموزًا لعدة حسابات.', otherwise: null },
  'reset_abuse.by_mail': { says: 'طلب شخص غريب كلمة مرور جديدة بالبريد الإلكتروني.', otherwise: null },
  'reset_abuse.entered_from_strange': { says: 'طلب شخص غريب كلمة مرور جديدة، وأُدخل الرمز.', otherwise: null },
  'reset_abuse.mailbox': { says: 'طلب شخص غريب كلمة مرور جديدة بالبريد الإلكتروني، وأُدخل الرمز.', otherwise: null },
  'reset_abuse.then_elsewhere': { says: 'طلب الجهاز نفسه بعد ذلك رمزًا لعنوان آخر.', otherwise: null },
  'reset_abuse.then_elsewhere_entered': {
    says: 'طلب الجهاز نفسه بعد ذلك رمزًا لعنوان آخر، وأُدخل ذلك الرمز.',
    otherwise: null,
  },
  'reset_abuse.once_and_left': {
    says: 'طلب شخص غريب كلمة مرور جديدة مرة واحدة، ولم يُدخل أحد الرمز، ولم يُطلب غيره في ذلك اليوم.',
    otherwise: null,
  },
  'reset_abuse.known_device_of_others': {
    says: 'يستخدم حساب آخر الجهاز الذي طلب كلمة المرور الجديدة.',
    otherwise: null,
  },
  'reset_abuse.gap': { says: 'طُلب الرمز السابق قبل هذا الرمز خلال {seconds}.', otherwise: null },
  'reset_abuse.known_network': { says: 'طُلبت كلمة المرور الجديدة من شبكة يستخدمها الحساب.', otherwise: null },
  'reset_abuse.known_system': { says: 'جاء عبر مزود إنترنت يستخدمه الحساب، من شخص لم يكن يعرفه.', otherwise: null },
};
