/** The buttons below an answer, and what they did, in Arabic. */
import type { AnswerWords } from '../words.ts';

export const ARABIC_ACTIONS: AnswerWords['actions'] = {
  it_was_me: 'أنا من طلبه',
  not_me: 'لست أنا من طلبه',
  i_shared_it: 'أعطيت الرمز لشخص ما',
  stop_codes: 'أوقف هذه الرموز',
  resume_codes: 'اسمح بالرموز من جديد',
  not_my_account: 'هذا الحساب ليس لي',
  report_phishing: 'بلّغ عن رسالة مزيفة',
  undo: 'تراجع',
};

const PRESS_UNDO = 'إن كان ذلك خطأ فاضغط «تراجع».';

export const ARABIC_EFFECTS: AnswerWords['effects'] = {
  noted: { done: 'سجّلنا ذلك.', undo: null },
  code_ended: { done: 'لم يعد الرمز الذي في الرسالة يعمل.', undo: 'إن احتجت إلى رمز فاطلب رمزًا جديدًا.' },
  codes_stopped: {
    done: 'لن تصل إلى هنا الرموز التي يطلبها الغرباء. أما أجهزتك فتبقى رموزها تصل.',
    undo: 'لاستقبالها من جديد اضغط «اسمح بالرموز من جديد».',
  },
  codes_resumed: { done: 'عادت الرموز تصل إلى هنا.', undo: null },
  address_disowned: { done: 'سجّلنا أن الحساب ليس لك. لن تصل رموزه إلى هنا.', undo: PRESS_UNDO },
  message_reported: { done: 'سُجّل بلاغك لدى من يديرون هذه الخدمة.', undo: null },
  undone: { done: 'عاد الأمر كما كان. الرمز الذي أُلغي يبقى ملغى، ويمكنك طلب رمز جديد.', undo: null },
  signed_out: {
    done: 'سُجّل خروج الجميع من الحساب، ومنهم الغرباء.',
    undo: 'يمكنك الدخول من جديد من أجهزتك.',
  },
  changes_held: {
    done: 'لا يستطيع أحد الآن تغيير هاتف الحساب أو بريده أو كلمة مروره.',
    undo: PRESS_UNDO,
  },
};
