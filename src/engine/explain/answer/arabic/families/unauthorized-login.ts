/** Families of evidence in Arabic: an attempt to sign in from outside. */
import type { AnswerWords } from '../../words.ts';

export const ARABIC_UNAUTHORIZED_LOGIN: AnswerWords['evidence'] = {
  'unauthorized_login.with_password': { says: 'أعطى شخص لا يعرفه الحساب كلمة المرور الصحيحة.', otherwise: null },
  'unauthorized_login.without_password': { says: 'أراد شخص لا يعرفه الحساب الدخول بلا كلمة مرور.', otherwise: null },
  'unauthorized_login.far': {
    says: 'أُعطيت كلمة المرور الصحيحة، ولم يكن الحساب يعرف الجهاز ولا الشبكة ولا مزود الإنترنت.',
    otherwise: null,
  },
  'unauthorized_login.without_device': { says: 'أراد شخص غريب الدخول، من جهاز لم يقل أي جهاز هو.', otherwise: null },
  'unauthorized_login.wrong_here': {
    says: 'عدد كلمات المرور الخاطئة التي أُعطيت هناك في الساعة السابقة: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.right_at_first': {
    says: 'كانت كلمة المرور صحيحة من أول مرة.',
    otherwise: 'كانت كلمة المرور خاطئة في أول مرة.',
  },
  'unauthorized_login.right_after_wrong': { says: 'عرف شخص غريب كلمة المرور بعد كلمة خاطئة.', otherwise: null },
  'unauthorized_login.wrong_elsewhere': {
    says: 'عدد كلمات المرور الخاطئة التي أعطاها غرباء على شبكات أخرى في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.wrong_elsewhere_week': {
    says: 'عدد كلمات المرور الخاطئة التي أعطاها غرباء على شبكات أخرى في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.wrong_by_strangers': {
    says: 'عدد كلمات المرور الخاطئة التي أعطاها غرباء في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.network_wrong_names': {
    says: 'عدد الأسماء التي جُرّبت لها كلمات مرور خاطئة على تلك الشبكة في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.network_nobodies': {
    says: 'عدد الأسماء التي ليست لأحد وجُرّبت على تلك الشبكة في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.network_strangers': {
    says: 'عدد الحسابات التي طلب لها غرباء على تلك الشبكة رموزًا في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.network_right_strangers': {
    says: 'عدد الحسابات الجديدة على تلك الشبكة التي أُعطيت كلمة مرورها الصحيحة هناك في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.network_mostly_wrong': {
    says: 'من كلمات المرور التي جُرّبت على تلك الشبكة في ذلك اليوم، صحّ {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'unauthorized_login.system_wrong_names': {
    says: 'عدد الأسماء التي جُرّبت لها كلمات مرور خاطئة عبر مزود الإنترنت ذاك في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.system_nobodies': {
    says: 'عدد الأسماء التي ليست لأحد وجُرّبت عبر مزود الإنترنت ذاك في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.system_mostly_wrong': {
    says: 'من كلمات المرور التي جُرّبت عبر مزود الإنترنت ذاك في ذلك اليوم، صحّ {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'unauthorized_login.system_strangers': {
    says: 'عدد الحسابات التي طلب لها غرباء رموزًا عبر مزود الإنترنت ذاك في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.client_wrong_names': {
    says: 'عدد الأسماء التي جُرّبت لها كلمات مرور خاطئة بذلك الإصدار من التطبيق في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.client_nobodies': {
    says: 'عدد الأسماء التي ليست لأحد وجُرّبت بذلك الإصدار من التطبيق في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.client_strange_share': {
    says: 'ممن طلبوا بذلك الإصدار من التطبيق في ذلك اليوم، كان {n} من كل مئة أو أكثر غرباء.',
    otherwise: null,
  },
  'unauthorized_login.client_mostly_wrong': {
    says: 'من كلمات المرور التي جُرّبت بذلك الإصدار من التطبيق في ذلك اليوم، صحّ {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'unauthorized_login.device_wrong_names': {
    says: 'عدد الأسماء التي أعطى لها ذلك الجهاز كلمات مرور خاطئة في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.device_names': {
    says: 'عدد الأسماء التي أعطى لها ذلك الجهاز كلمة المرور الصحيحة في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.device_accounts': {
    says: 'عدد الأشخاص الذين طلب لهم ذلك الجهاز رموزًا في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.new_device': { says: 'شوهد ذلك الجهاز أول مرة قبل {days} على الأكثر.', otherwise: null },
  'unauthorized_login.device_of_others': {
    says: 'يستخدم حساب آخر ذلك الجهاز.',
    otherwise: 'لا يستخدم حساب آخر ذلك الجهاز.',
  },
  'unauthorized_login.left_at_once': {
    says: 'لم يُدخل أحد الرمز، ولم يطلب الشخص الغريب رمزًا آخر في ذلك اليوم.',
    otherwise: null,
  },
  'unauthorized_login.came_back': {
    says: 'لم يُدخل أحد الرمز، وطلب الشخص الغريب رمزًا آخر في ذلك اليوم.',
    otherwise: null,
  },
  'unauthorized_login.wrong_after': { says: 'عدد كلمات المرور الخاطئة في اليوم التالي: {n} أو أكثر.', otherwise: null },
  'unauthorized_login.network_asks_for_many': {
    says: 'عدد الأشخاص الذين طُلبت لهم رموز على تلك الشبكة في ذلك الوقت: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.network_strange_around': {
    says: 'في ذلك الوقت كان {n} من كل مئة أو أكثر ممن طلبوا على تلك الشبكة غرباء.',
    otherwise: null,
  },
  'unauthorized_login.system_strange_around': {
    says: 'في ذلك الوقت كان {n} من كل مئة أو أكثر ممن طلبوا عبر مزود الإنترنت ذاك غرباء.',
    otherwise: null,
  },
  'unauthorized_login.system_enters_little': {
    says: 'ما أُدخل من الرموز المطلوبة في ذلك الوقت عبر مزود الإنترنت ذاك: {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'unauthorized_login.guessed_codes': {
    says: 'عدد المرات التي أُدخلت فيها رموز، صحيحة أو خاطئة: {n} أو أكثر.',
    otherwise: null,
  },
  'unauthorized_login.alone_on_network': { says: 'لا نعرف حسابًا يُستخدم يوميًا على تلك الشبكة.', otherwise: null },
  'unauthorized_login.strange_and_alone': {
    says: 'طلبه شخص غريب، على شبكة لا نعرف أحدًا يستخدمها يوميًا.',
    otherwise: null,
  },
  'unauthorized_login.password_seconds': { says: 'طُلب الرمز بعد كلمة المرور الصحيحة خلال {seconds}.', otherwise: null },
};
