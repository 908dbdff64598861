/** Families of evidence in Arabic: a fault of the service. */
import type { AnswerWords } from '../../words.ts';

export const ARABIC_PLATFORM_GLITCH: AnswerWords['evidence'] = {
  'platform_glitch.system_asked': { says: 'طلبه أحد أنظمة الخدمة نفسها.', otherwise: null },
  'platform_glitch.unattended': { says: 'لم يُكتب شيء، ولم يكن وراءه جهاز ولا دخول.', otherwise: null },
  'platform_glitch.unattended_unentered': { says: 'لم يتدخل أحد، ولم يُدخل أحد الرمز.', otherwise: null },
  'platform_glitch.caller_busy': {
    says: 'كان نشاط الجزء الذي طلبه من الخدمة يساوي المعتاد مضروبًا في {n} أو أكثر.',
    otherwise: null,
  },
  'platform_glitch.caller_ten_minutes': {
    says: 'عدد العناوين التي طلب لها الجزء نفسه من الخدمة رموزًا خلال عشر دقائق: {n} أو أكثر.',
    otherwise: null,
  },
  'platform_glitch.caller_people': {
    says: 'عدد الأشخاص الذين طلب لهم الجزء نفسه من الخدمة رموزًا خلال الساعة: {n} أو أكثر.',
    otherwise: null,
  },
  'platform_glitch.caller_not_entered': {
    says: 'من الرموز التي طلبها الجزء نفسه من الخدمة في ذلك اليوم، أُدخل {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'platform_glitch.caller_not_entered_around': {
    says: 'من الرموز التي طلبها الجزء نفسه من الخدمة في ذلك الوقت، أُدخل {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'platform_glitch.caller_systems': {
    says: 'طلب الجزء نفسه من الخدمة {n} من كل مئة رمز أو أكثر من دون تدخل أحد.',
    otherwise: null,
  },
  'platform_glitch.caller_seen_little': {
    says: 'عدد الحسابات التي تُستخدم يوميًا عبر الجزء نفسه من الخدمة: {n} على الأكثر.',
    otherwise: null,
  },
  'platform_glitch.caller_strange': {
    says: 'في ذلك الوقت كان {n} من كل مئة أو أكثر ممن طلبوا عبر الجزء نفسه من الخدمة غرباء.',
    otherwise: null,
  },
  'platform_glitch.caller_people_around': {
    says: 'عدد الأشخاص الذين طلب لهم الجزء نفسه من الخدمة رموزًا في ذلك الوقت: {n} أو أكثر.',
    otherwise: null,
  },
  'platform_glitch.network_people': {
    says: 'عدد الأشخاص الذين طُلبت لهم رموز من تلك الشبكة خلال الساعة: {n} أو أكثر.',
    otherwise: null,
  },
  'platform_glitch.after_deploy': { says: 'غيّرت الخدمة أنظمتها قبل {minutes} على الأكثر.', otherwise: null },
  'platform_glitch.after_failover': {
    says: 'تعطّل نظام من أنظمة الخدمة واستُبدل قبل {minutes} على الأكثر.',
    otherwise: null,
  },
  'platform_glitch.after_restore': { says: 'استعادت الخدمة بياناتها قبل {minutes} على الأكثر.', otherwise: null },
  'platform_glitch.after_incident': { says: 'أبلغت الخدمة عن خلل قبل {minutes} على الأكثر.', otherwise: null },
  'platform_glitch.trouble_open': {
    says: 'عدد الأعطال التي أبلغت عنها الخدمة ولم تنتهِ: {n} أو أكثر.',
    otherwise: null,
  },
  'platform_glitch.trouble_with_codes': { says: 'تقول الخدمة إن خللًا حدث في رموزها في ذلك الوقت.', otherwise: null },
  'platform_glitch.trouble_with_codes_open': { says: 'قالت الخدمة إن لديها خللًا في الرموز.', otherwise: null },
  'platform_glitch.trouble_after': { says: 'أبلغت الخدمة عن خلل بعد ذلك خلال {minutes}.', otherwise: null },
  'platform_glitch.minute': { says: 'عدد الرموز التي طُلبت من الخدمة كلها خلال دقيقة: {n} أو أكثر.', otherwise: null },
  'platform_glitch.ten_minutes': {
    says: 'عدد الرموز التي طُلبت من الخدمة كلها خلال عشر دقائق: {n} أو أكثر.',
    otherwise: null,
  },
  'platform_glitch.busy': { says: 'كان نشاط الخدمة كلها يساوي المعتاد مضروبًا في {n} أو أكثر.', otherwise: null },
  'platform_glitch.little_entered': {
    says: 'من كل رموز الخدمة في الساعات الأخيرة، أُدخل {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'platform_glitch.little_entered_around': {
    says: 'في ذلك الوقت أُدخل من كل رموز الخدمة {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'platform_glitch.restored_and_busy': {
    says: 'كانت الخدمة قد استعادت بياناتها للتو، وكان نشاطها ضعف المعتاد أو أكثر.',
    otherwise: null,
  },
  'platform_glitch.failed_over_and_known': {
    says: 'استُبدل في ذلك اليوم نظام من أنظمة الخدمة، وطلبه جهاز أو شبكة يعرفها الحساب.',
    otherwise: null,
  },
  'platform_glitch.trouble_and_known': {
    says: 'كان في الخدمة خلل؛ وطلبه جهاز أو شبكة يعرفها الحساب، ولم يُدخل أحد الرمز.',
    otherwise: null,
  },
  'platform_glitch.deployed_and_unattended': {
    says: 'كانت الخدمة قد غيّرت أنظمتها في ذلك اليوم، ولم يتدخل أحد.',
    otherwise: null,
  },
  'platform_glitch.unattended_and_busy': {
    says: 'لم يتدخل أحد، وكان الجزء الذي طلبه من الخدمة أنشط من المعتاد.',
    otherwise: null,
  },
  'platform_glitch.network_unattended': {
    says: 'طُلب من تلك الشبكة {n} من كل مئة رمز أو أكثر من دون تدخل أحد.',
    otherwise: null,
  },
  'platform_glitch.caller_days': {
    says: 'شوهد الجزء الذي طلبه من الخدمة أول مرة قبل {days} على الأكثر.',
    otherwise: null,
  },
  'platform_glitch.known_through_odd_way': {
    says: 'طلبه جهاز أو شبكة يعرفها الحساب، عبر جزء من الخدمة لا يُستخدم يوميًا.',
    otherwise: null,
  },
  'platform_glitch.odd_way_by_itself': {
    says: 'طلبه تطبيق من تلقاء نفسه، عبر جزء من الخدمة لا يُستخدم يوميًا.',
    otherwise: null,
  },
  'platform_glitch.same_again': {
    says: 'كان الجهاز نفسه أو الشبكة نفسها قد طلب الأمر نفسه قبل ذلك خلال {seconds}.',
    otherwise: null,
  },
  'platform_glitch.same_again_in_trouble': { says: 'كان في الخدمة خلل، وطُلب الأمر نفسه مرتين.', otherwise: null },
  'platform_glitch.same_again_before_trouble': {
    says: 'طُلب الأمر نفسه مرتين، ثم أبلغت الخدمة عن خلل.',
    otherwise: null,
  },
  'platform_glitch.same_again_after_failover': {
    says: 'استُبدل في ذلك اليوم نظام من أنظمة الخدمة، وطُلب الأمر نفسه مرتين.',
    otherwise: null,
  },
  'platform_glitch.restored_and_crowded': {
    says: 'كانت الخدمة قد استعادت بياناتها للتو، وطُلبت رموز كثيرة خلال عشر دقائق.',
    otherwise: null,
  },
};
