/** Families of evidence in Arabic: a number that changed hands. */
import type { AnswerWords } from '../../words.ts';

export const ARABIC_RECYCLED_NUMBER: AnswerWords['evidence'] = {
  'recycled_number.carrier_told': { says: 'تقول شركة الاتصالات إن الرقم انتقل إلى شخص آخر.', otherwise: null },
  'recycled_number.after_proof': {
    says: 'تقول شركة الاتصالات إن الرقم انتقل إلى شخص آخر بعد أن أثبته هذا الحساب.',
    otherwise: 'أثبت هذا الحساب الرقم بعد انتقاله إلى شخص آخر.',
  },
  'recycled_number.disconnected': { says: 'تقول شركة الاتصالات إن الرقم كان مفصولًا لمدة.', otherwise: null },
  'recycled_number.disconnected_after': { says: 'فُصل الرقم بعد أن أثبته هذا الحساب.', otherwise: null },
  'recycled_number.old_proof': { says: 'أثبت الحساب الرقم قبل {days} أو أكثر.', otherwise: null },
  'recycled_number.silent': { says: 'لم يُستخدم الحساب منذ {days} أو أكثر.', otherwise: null },
  'recycled_number.never_seen': { says: 'لم يُشاهد الحساب هنا قيد الاستخدام قط.', otherwise: null },
  'recycled_number.proved_by_another_later': {
    says: 'أثبت حساب آخر الرقم لاحقًا.',
    otherwise: 'لم يثبت حساب آخر الرقم لاحقًا.',
  },
  'recycled_number.proved_by_another_lately': { says: 'أثبت حساب آخر الرقم قبل {days} على الأكثر.', otherwise: null },
  'recycled_number.given_up': { says: 'كان الحساب قد تخلى عن الرقم.', otherwise: null },
  'recycled_number.proofs': { says: 'عدد الحسابات التي أثبتت الرقم: {n} أو أكثر.', otherwise: null },
  'recycled_number.failed': { says: 'عدد الرسائل إلى الرقم التي لم تنجح: {n} أو أكثر.', otherwise: null },
  'recycled_number.absent': {
    says: 'عدد المرات التي كان فيها الرقم خارج التغطية أو غير معروف: {n} أو أكثر.',
    otherwise: null,
  },
  'recycled_number.unknown_before': { says: 'قالت شركة اتصالات من قبل إن الرقم ليس لأحد.', otherwise: null },
  'recycled_number.last_report_bad': { says: 'لم تصل آخر رسالة إلى الرقم.', otherwise: null },
  'recycled_number.unentered': {
    says: 'عدد الرموز إلى الرقم التي لم تُدخل في ذلك الشهر: {n} أو أكثر.',
    otherwise: null,
  },
  'recycled_number.old_owner': {
    says: 'طلبه جهاز أو شبكة يعرفها الحساب، ولم يُدخل أحد الرمز، وقد أُثبت الرقم قبل أشهر.',
    otherwise: null,
  },
  'recycled_number.stranger_old_proof': { says: 'طلبه شخص غريب، وقد أثبت الحساب الرقم منذ زمن طويل.', otherwise: null },
  'recycled_number.far_old_proof': {
    says: 'طلبه شخص جديد من كل ناحية، وقد أثبت الحساب الرقم منذ زمن طويل.',
    otherwise: null,
  },
  'recycled_number.signs_up': { says: 'أراد شخص فتح حساب برقم سبق إثباته.', otherwise: null },
  'recycled_number.signs_up_entered': { says: 'فتح شخص حسابًا برقم أثبته حساب آخر قبل أشهر.', otherwise: null },
  'recycled_number.other_proof_old': { says: 'أثبت حساب آخر الرقم قبل {days} أو أكثر.', otherwise: null },
  'recycled_number.proved_by_another_after': { says: 'بعد ذلك أثبت حساب آخر الرقم.', otherwise: null },
  'recycled_number.known_keeps_asking': {
    says: 'طلبه جهاز أو شبكة يعرفها الحساب؛ ثم طُلبت رموز أخرى، ولم يُدخل أي منها خلال الساعة.',
    otherwise: null,
  },
  'recycled_number.contact_days': { says: 'الرقم موجود في الحساب منذ {days} أو أكثر.', otherwise: null },
  'recycled_number.contact_new': { says: 'أُضيف الرقم إلى الحساب قبل {days} على الأكثر.', otherwise: null },
  'recycled_number.sim': { says: 'استُبدلت شريحة هاتف هذا الرقم في وقت ما.', otherwise: null },
  'recycled_number.removed_after': { says: 'حُذف الرقم من الحساب بعد ذلك.', otherwise: null },
};
