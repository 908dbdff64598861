/** Families of evidence in Arabic: an app that asks by itself. */
import type { AnswerWords } from '../../words.ts';

export const ARABIC_CLIENT_MALFUNCTION: AnswerWords['evidence'] = {
  'client_malfunction.app_asked': { says: 'طلبه التطبيق من تلقاء نفسه، ولم يضغط أحد على شيء.', otherwise: null },
  'client_malfunction.known_app': { says: 'طلبه جهاز أو شبكة يعرفها الحساب، ولم يُكتب شيء.', otherwise: null },
  'client_malfunction.known_app_by_itself': {
    says: 'طلبه التطبيق من تلقاء نفسه، على جهاز أو شبكة يعرفها الحساب.',
    otherwise: null,
  },
  'client_malfunction.signed_in': { says: 'طلب جهاز كان داخل الحساب من قبل رمزًا للدخول.', otherwise: null },
  'client_malfunction.signed_in_action': { says: 'طلب جهاز كان داخل الحساب رمزًا للتأكد ممن أمامه.', otherwise: null },
  'client_malfunction.signed_in_unentered': { says: 'طلبه جهاز كان داخل الحساب، ولم يُدخل أحد الرمز.', otherwise: null },
  'client_malfunction.even': { says: 'طلب الجهاز على فترات متساوية أو تكاد تتساوى.', otherwise: null },
  'client_malfunction.even_of_three': { says: 'في آخر ثلاث مرات، طلب الجهاز على فترات تكاد تتساوى.', otherwise: null },
  'client_malfunction.even_around': {
    says: 'في ذلك الوقت طلب الجهاز على فترات متساوية أو تكاد تتساوى.',
    otherwise: null,
  },
  'client_malfunction.same_time': { says: 'طلب الجهاز في الوقت نفسه تقريبًا من اليوم كما من قبل.', otherwise: null },
  'client_malfunction.same_time_around': {
    says: 'في الأيام القريبة طلب الجهاز في الوقت نفسه تقريبًا من اليوم.',
    otherwise: null,
  },
  'client_malfunction.unused': {
    says: 'عدد المرات التي طلب فيها الجهاز في ذلك الأسبوع من دون أن يُدخل رمز: {n} أو أكثر.',
    otherwise: null,
  },
  'client_malfunction.hours': {
    says: 'عدد الساعات المختلفة التي طلب فيها الجهاز في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'client_malfunction.around': {
    says: 'عدد المرات التي طلب فيها الجهاز في الأيام القريبة: {n} أو أكثر.',
    otherwise: null,
  },
  'client_malfunction.again_day': {
    says: 'عدد المرات التي طلب فيها الجهاز من جديد في اليوم التالي: {n} أو أكثر.',
    otherwise: null,
  },
  'client_malfunction.own_gap': { says: 'كان الجهاز قد طلب أيضًا قبل ذلك خلال {seconds}.', otherwise: null },
  'client_malfunction.asked_after_entering': { says: 'كان الجهاز قد أدخل رمزًا للتو، ثم طلب من جديد.', otherwise: null },
  'client_malfunction.since_own': { says: 'كان الجهاز قد أدخل رمزًا قبل {seconds} على الأكثر.', otherwise: null },
  'client_malfunction.same_purpose': { says: 'طلب جهاز أو شبكة يعرفها الحساب الأمر نفسه كما من قبل.', otherwise: null },
  'client_malfunction.versions_behind': {
    says: 'عدد إصدارات التطبيق الأحدث من الذي طلبه: نحو {n} أو أكثر.',
    otherwise: null,
  },
  'client_malfunction.old_version': { says: 'هناك إصدار أحدث من التطبيق.', otherwise: 'التطبيق هو أحدث إصدار نعرفه.' },
  'client_malfunction.new_version': {
    says: 'شوهد ذلك الإصدار من التطبيق أول مرة قبل {days} على الأكثر.',
    otherwise: null,
  },
  'client_malfunction.version_by_itself': {
    says: 'طلب ذلك الإصدار من التطبيق من تلقاء نفسه في ذلك اليوم في {n} من كل مئة حالة أو أكثر.',
    otherwise: null,
  },
  'client_malfunction.version_per_person': {
    says: 'متوسط عدد الرموز التي طُلبت للشخص الواحد بذلك الإصدار من التطبيق في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'client_malfunction.version_not_entered': {
    says: 'من الرموز التي طُلبت بذلك الإصدار من التطبيق في ذلك اليوم، أُدخل {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'client_malfunction.version_not_entered_around': {
    says: 'من الرموز التي طُلبت في ذلك الوقت بذلك الإصدار من التطبيق، أُدخل {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'client_malfunction.version_busy': {
    says: 'كانت طلبات ذلك الإصدار من التطبيق تساوي المعتاد مضروبًا في {n} أو أكثر.',
    otherwise: null,
  },
  'client_malfunction.device_hour': {
    says: 'عدد المرات التي طلب فيها الجهاز في الساعة السابقة: {n} أو أكثر.',
    otherwise: null,
  },
  'client_malfunction.device_week': {
    says: 'عدد المرات التي طلب فيها الجهاز في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'client_malfunction.known_never_entered': {
    says: 'ظل جهاز أو شبكة يعرفها الحساب يطلب، ولم يُدخل أحد رمزًا.',
    otherwise: null,
  },
  'client_malfunction.person_said': { says: 'يُقال إن شخصًا طلبه، على جهاز كان داخل الحساب من قبل.', otherwise: null },
  'client_malfunction.recently_seen': {
    says: 'كان الحساب قد استُخدم في ذلك اليوم، وطلبه جهاز أو شبكة يعرفها.',
    otherwise: null,
  },
  'client_malfunction.known_new_version': {
    says: 'طلبه جهاز أو شبكة يعرفها الحساب، بإصدار جديد من التطبيق.',
    otherwise: null,
  },
  'client_malfunction.signed_in_same_device': {
    says: 'طُلب حيث كان الدخول مفتوحًا، على جهاز ذلك الدخول نفسه.',
    otherwise: null,
  },
};
