/** Families of evidence in Arabic: a message that went wrong on its way. */
import type { AnswerWords } from '../../words.ts';

export const ARABIC_DELIVERY_FAULT: AnswerWords['evidence'] = {
  'delivery_fault.took': { says: 'بقيت الرسالة في الطريق {seconds} أو أكثر.', otherwise: null },
  'delivery_fault.came_at_once': { says: 'وصلت الرسالة خلال {seconds}.', otherwise: null },
  'delivery_fault.not_arrived': {
    says: 'لا تقول شركة الاتصالات إن الرسالة وصلت.',
    otherwise: 'تقول شركة الاتصالات إن الرسالة وصلت.',
  },
  'delivery_fault.twice': { says: 'سلّمت شركة الاتصالات الرسالة أكثر من مرة.', otherwise: null },
  'delivery_fault.deliveries': {
    says: 'عدد المرات التي قالت فيها شركة الاتصالات إن الرسالة وصلت: {n} أو أكثر.',
    otherwise: null,
  },
  'delivery_fault.refused': { says: 'رفضت شركة الاتصالات الرسالة، أو لم تستطع تسليمها.', otherwise: null },
  'delivery_fault.ran_out': { says: 'بقيت الرسالة في الطريق أطول مما ينبغي، فتُركت.', otherwise: null },
  'delivery_fault.out_of_reach': { says: 'تقول شركة الاتصالات إن الهاتف كان خارج التغطية.', otherwise: null },
  'delivery_fault.nothing_said': { says: 'لا تقول شركة الاتصالات شيئًا عن الرسالة.', otherwise: null },
  'delivery_fault.reports': { says: 'عدد ما أبلغت به شركة الاتصالات عن الرسالة: {n} أو أكثر.', otherwise: null },
  'delivery_fault.entered_before': {
    says: 'حين أُدخل الرمز، لم تكن شركة الاتصالات قد قالت بعد إنه وصل.',
    otherwise: null,
  },
  'delivery_fault.late_entry': { says: 'مضت {seconds} أو أكثر حتى أُدخل الرمز.', otherwise: null },
  'delivery_fault.route_slow': {
    says: 'من الرسائل المرسلة بالطريق نفسه خلال الساعة، تأخر {n} من كل مئة أو أكثر.',
    otherwise: null,
  },
  'delivery_fault.route_pending': {
    says: 'من الرسائل المرسلة بالطريق نفسه، لم يُعرف بعد وصول {n} من كل مئة أو أكثر.',
    otherwise: null,
  },
  'delivery_fault.route_bad': {
    says: 'من الرسائل المرسلة بالطريق نفسه خلال الساعة، لم ينجح {n} من كل مئة أو أكثر.',
    otherwise: null,
  },
  'delivery_fault.route_slow_around': {
    says: 'في ذلك الوقت تأخر {n} من كل مئة أو أكثر من الرسائل المرسلة بالطريق نفسه.',
    otherwise: null,
  },
  'delivery_fault.route_bad_around': {
    says: 'في ذلك الوقت لم ينجح {n} من كل مئة أو أكثر من الرسائل المرسلة بالطريق نفسه.',
    otherwise: null,
  },
  'delivery_fault.route_twice_around': {
    says: 'في ذلك الوقت وصل مرتين {n} من كل مئة أو أكثر من الرسائل المرسلة بالطريق نفسه.',
    otherwise: null,
  },
  'delivery_fault.asked_again_soon': { says: 'طُلب رمز من جديد خلال {seconds}.', otherwise: null },
  'delivery_fault.asked_again_by_same': { says: 'عاد الطالب نفسه سريعًا وطلب الأمر نفسه.', otherwise: null },
  'delivery_fault.asked_again_and_entered': { says: 'عاد الطالب نفسه وطلب من جديد، وأُدخل ذلك الرمز.', otherwise: null },
  'delivery_fault.again_after': { says: 'كان الطالب نفسه قد طلب الأمر نفسه قبل ذلك بقليل.', otherwise: null },
  'delivery_fault.home_late': {
    says: 'طلبه جهاز أو شبكة يعرفها الحساب، وبقيت الرسالة في الطريق دقيقة أو أكثر.',
    otherwise: null,
  },
  'delivery_fault.home_lost': {
    says: 'كان الجهاز والشبكة معروفين، ولا تقول شركة الاتصالات إن الرسالة وصلت.',
    otherwise: null,
  },
  'delivery_fault.late_and_entered': { says: 'تأخرت الرسالة، وأُدخل رمزها.', otherwise: null },
  'delivery_fault.late_and_not_entered': { says: 'تأخرت الرسالة، ولم يُدخل رمزها.', otherwise: null },
  'delivery_fault.duplicates_before': { says: 'سبق أن وصلت الرسائل إلى هذا العنوان مرتين.', otherwise: null },
  'delivery_fault.address_entered_within_hour': {
    says: 'عدد الرموز لهذا العنوان التي طُلبت في الساعة التالية وأُدخلت: {n} أو أكثر.',
    otherwise: null,
  },
};
