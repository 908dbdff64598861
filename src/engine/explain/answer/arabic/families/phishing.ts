/** Families of evidence in Arabic: somebody who wants the code handed over. */
import type { AnswerWords } from '../../words.ts';

export const ARABIC_PHISHING: AnswerWords['evidence'] = {
  'phishing.stranger_let_in': { says: 'أعطى شخص غريب كلمة المرور الصحيحة، وأُدخل الرمز الصحيح.', otherwise: null },
  'phishing.quick': { says: 'طلبه شخص غريب، وأُدخل الرمز الصحيح خلال دقيقة ونصف.', otherwise: null },
  'phishing.far_let_in': {
    says: 'أُدخل الرمز الصحيح، وكان كل من الجهاز والشبكة ومزود الإنترنت جديدًا عند من طلبه.',
    otherwise: null,
  },
  'phishing.recovered_by_stranger': {
    says: 'طلب شخص غريب كلمة مرور جديدة، وأدخل أحدهم الرمز الصحيح.',
    otherwise: null,
  },
  'phishing.stranger_and_alone': {
    says: 'طلبه شخص غريب على شبكة لا نعرف أحدًا يستخدمها يوميًا، وأُدخل الرمز.',
    otherwise: null,
  },
  'phishing.network_quick': {
    says: 'على تلك الشبكة، طلب غرباء {n} من كل مئة رمز أو أكثر وأُدخلت خلال دقيقة ونصف.',
    otherwise: null,
  },
  'phishing.system_quick': {
    says: 'عبر مزود الإنترنت ذاك، طلب غرباء {n} من كل مئة رمز أو أكثر وأُدخلت خلال دقيقة ونصف.',
    otherwise: null,
  },
  'phishing.client_quick': {
    says: 'بذلك الإصدار من التطبيق، طلب غرباء {n} من كل مئة رمز أو أكثر وأُدخلت خلال دقيقة ونصف.',
    otherwise: null,
  },
  'phishing.many_right': {
    says: 'أُعطيت على تلك الشبكة في ذلك اليوم كلمات المرور الصحيحة لعدة حسابات، وقليل من الخاطئة.',
    otherwise: null,
  },
  'phishing.network_right': {
    says: 'من كلمات المرور التي جُرّبت على تلك الشبكة في ذلك اليوم، صحّ {n} من كل مئة على الأقل.',
    otherwise: null,
  },
  'phishing.system_right': {
    says: 'من كلمات المرور التي جُرّبت عبر مزود الإنترنت ذاك في ذلك اليوم، صحّ {n} من كل مئة على الأقل.',
    otherwise: null,
  },
  'phishing.client_right': {
    says: 'من كلمات المرور التي جُرّبت بذلك الإصدار من التطبيق في ذلك اليوم، صحّ {n} من كل مئة على الأقل.',
    otherwise: null,
  },
  'phishing.network_entered_by_strangers': {
    says: 'في ذلك الوقت كان الغرباء {n} من كل مئة أو أكثر ممن طلبوا على تلك الشبكة.',
    otherwise: null,
  },
  'phishing.network_lets_strangers_in': {
    says: 'في ذلك الوقت كان معظم من طلبوا على تلك الشبكة غرباء، وأُدخلت رموز كثيرة.',
    otherwise: null,
  },
  'phishing.device_accounts_entered': {
    says: 'عدد الرموز التي طلبها الجهاز في ذلك الأسبوع وأُدخلت: {n} أو أكثر.',
    otherwise: null,
  },
  'phishing.device_of_many': {
    says: 'كان الجهاز قد طلب لعدة أشخاص، وأُدخلت رموز منها، ولم يكن هذا الحساب يعرفه.',
    otherwise: null,
  },
  'phishing.right_once_alone': {
    says: 'عرف شخص غريب كلمة المرور من أول مرة، على شبكة لا نعرف أحدًا يستخدمها يوميًا.',
    otherwise: null,
  },
  'phishing.stranger_signs_up_with_it': { says: 'فُتح حساب بعنوان سبق إثباته، وأُدخل الرمز.', otherwise: null },
  'phishing.address_in_use_elsewhere': {
    says: 'أُدخلت في ذلك الشهر رموز أُرسلت إلى هذا العنوان، والآن أُريد لشيء جديد.',
    otherwise: null,
  },
  'phishing.changed_by_stranger': {
    says: 'طلبه شخص غريب، وتغيّرت كلمة المرور بعد ذلك في مكان لم يكن الحساب يعرفه.',
    otherwise: null,
  },
  'phishing.contact_changed_after': { says: 'طلبه شخص غريب، ثم حُذف رقم أو عنوان من الحساب.', otherwise: null },
  'phishing.stranger_stayed_not': {
    says: 'طلبه شخص غريب، وأُدخل الرمز، ولم يُشاهد الجهاز قيد الاستخدام بعد ذلك.',
    otherwise: null,
  },
  'phishing.entered_after_delivery': { says: 'أُدخل الرمز بعد وصوله خلال {seconds}.', otherwise: null },
  'phishing.wrong_before_right': {
    says: 'عدد المرات التي جُرّبت فيها رموز: {n} أو أكثر.',
    otherwise: null,
  },
  'phishing.same_network_again': {
    says: 'عدد الأشخاص الذين طُلبت لهم رموز على الشبكة نفسها في ذلك الوقت: {n} أو أكثر.',
    otherwise: null,
  },
};
