/** Families of evidence in Arabic: a mistyped address. */
import type { AnswerWords } from '../../words.ts';

export const ARABIC_MISTYPED_CONTACT: AnswerWords['evidence'] = {
  'mistyped_contact.near_known': {
    says: 'لا يختلف العنوان إلا بخطأ كتابة واحد عن عنوان سبق لهذا الحساب أو الجهاز استخدامه.',
    otherwise: 'ليس هناك عنوان سبق استخدامه يختلف عن هذا العنوان بخطأ كتابة واحد.',
  },
  'mistyped_contact.near_proved_after': {
    says: 'أُثبت بعد ذلك عنوان لا يختلف عن هذا إلا بخطأ كتابة واحد.',
    otherwise: 'لم يُثبت بعد ذلك عنوان يختلف عن هذا بخطأ كتابة واحد.',
  },
  'mistyped_contact.another_soon': {
    says: 'طلب الجهاز نفسه رمزًا لعنوان آخر خلال عشر دقائق.',
    otherwise: 'لم يطلب الجهاز نفسه رمزًا لعنوان آخر بعد ذلك بقليل.',
  },
  'mistyped_contact.another_entered': { says: 'أدخل الجهاز نفسه بعد ذلك رمز عنوان آخر.', otherwise: null },
  'mistyped_contact.another_before': {
    says: 'كان الجهاز نفسه قد طلب رمزًا لعنوان آخر خلال عشر دقائق قبل ذلك.',
    otherwise: null,
  },
  'mistyped_contact.another_before_unused': {
    says: 'كان الجهاز قد طلب في ذلك اليوم رمزًا لعنوان آخر، ولم يُدخل ذلك الرمز.',
    otherwise: null,
  },
  'mistyped_contact.new_address': { says: 'لم يُثبت أحد هذا العنوان ولم يطلب له رمزًا من قبل.', otherwise: null },
  'mistyped_contact.address_never_seen': {
    says: 'لم يكن شيء معروفًا عن هذا العنوان.',
    otherwise: 'كان شيء معروفًا عن هذا العنوان.',
  },
  'mistyped_contact.of_somebody_else': { says: 'كان الرمز لشيء جديد، وقد أُثبت هذا العنوان من قبل.', otherwise: null },
  'mistyped_contact.not_of_the_account': { says: 'لم يكن هذا العنوان للحساب قط.', otherwise: 'هذا العنوان للحساب.' },
  'mistyped_contact.new_typed_unentered': { says: 'كُتب العنوان لشيء جديد، ولم يُدخل أحد الرمز.', otherwise: null },
  'mistyped_contact.known_device_new_address': {
    says: 'أُريدت إضافة هذا العنوان إلى الحساب من جهاز أو شبكة يعرفها الحساب.',
    otherwise: null,
  },
  'mistyped_contact.stranger_confirms': { says: 'أراد شخص لا يعرفه الحساب إضافة هذا العنوان إليه.', otherwise: null },
  'mistyped_contact.signed_in_confirms': {
    says: 'أراد شخص كان داخل الحساب إضافة هذا العنوان، ولم يُدخل الرمز.',
    otherwise: null,
  },
  'mistyped_contact.no_account_yet': { says: 'كان لحساب لم يكن موجودًا بعد.', otherwise: null },
  'mistyped_contact.domain_rare': {
    says: 'عدد العناوين التي أُثبتت هنا يومًا وفيها الجزء نفسه بعد علامة @: {n} على الأكثر.',
    otherwise: null,
  },
  'mistyped_contact.domain_rare_new': {
    says: 'العنوان جديد، ولا يكاد أحد هنا يملك عنوانًا فيه الجزء نفسه بعد علامة @.',
    otherwise: null,
  },
  'mistyped_contact.asked_again': {
    says: 'عدد المرات التي أراده فيها الطالب نفسه من جديد خلال ساعة: {n} أو أكثر.',
    otherwise: null,
  },
  'mistyped_contact.insists': {
    says: 'عدد الرموز التي طلبها الجهاز نفسه في ذلك الأسبوع ولم تُدخل: {n} أو أكثر.',
    otherwise: null,
  },
  'mistyped_contact.not_entered_new': { says: 'كان لشيء جديد، ولم يُدخله أحد.', otherwise: null },
  'mistyped_contact.entered_new': { says: 'كان لشيء جديد، وأُدخل.', otherwise: null },
  'mistyped_contact.device_other_people': {
    says: 'عدد الأشخاص الآخرين الذين طلب لهم الجهاز رموزًا في اليوم التالي: {n} أو أكثر.',
    otherwise: null,
  },
  'mistyped_contact.then_the_same_account': {
    says: 'طلب الجهاز بعد ذلك رمزًا للحساب نفسه على عنوان آخر.',
    otherwise: null,
  },
  'mistyped_contact.then_another_account': {
    says: 'طلب الجهاز بعد ذلك رمزًا لحساب آخر على هذا العنوان.',
    otherwise: null,
  },
  'mistyped_contact.unknown_subscriber': { says: 'تقول شركة الاتصالات إن هذا الرقم ليس لأحد.', otherwise: null },
  'mistyped_contact.undelivered': { says: 'لم يمكن تسليم الرسالة.', otherwise: null },
  'mistyped_contact.signed_up_on_network': {
    says: 'عدد العناوين التي أراد أحد على تلك الشبكة فتح حسابات لها في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'mistyped_contact.address_accounts': {
    says: 'عدد الحسابات التي طُلبت لها رموز على هذا العنوان في ذلك الشهر: {n} أو أكثر.',
    otherwise: null,
  },
};
