/** The answer in Arabic. */
import type { AnswerWords } from '../words.ts';
import { ARABIC_ACTIONS, ARABIC_EFFECTS } from './actions.ts';
import { ARABIC_ADVICE } from './advice.ts';
import { ARABIC_CAUSES } from './causes.ts';
import { ARABIC_EVIDENCE } from './evidence.ts';

export const ARABIC: AnswerWords = {
  locale: 'ar',
  thisService: 'هذه الخدمة',
  rightToLeft: true,
  causes: ARABIC_CAUSES,
  evidence: ARABIC_EVIDENCE,
  advice: ARABIC_ADVICE,
  hedges: { likely: 'الأرجح: ', perhaps: 'ربما: ' },
  sureness: {
    sure: 'في مثل هذه الحالة يصح ذلك أكثر من 9 مرات من كل 10.',
    likely: 'في مثل هذه الحالة يصح ذلك نحو {n} مرات من كل 10.',
    perhaps: 'هذا أنسب تفسير، لكنه في مثل هذه الحالة لا يصح إلا نحو {n} مرات من كل 10.',
  },
  ifSo: 'إن كان ذلك صحيحًا: ',
  cantTell: {
    title: 'لا نستطيع أن نجزم لماذا وصل هذا الرمز',
    several: 'ما نعرفه يناسب أكثر من سبب.',
    little: 'ما نعرفه عن الأمر قليل، فلا نستطيع أن نقول.',
    two: 'أرجح سببين: {first}؛ أو: {second}.',
  },
  general: {
    title: 'لماذا قد يصل رمز لم تطلبه',
    summary:
      'كثيرًا ما يخطئ شخص في كتابة رقمه، أو يجرّب كلمة مرور مسروقة، أو يطلب كلمة جديدة. الرمز الذي تحتفظ به لنفسك لا يُدخل أحدًا. وبالمرجع المكتوب في الرسالة يمكننا أن نخبرك بالمزيد، ما لم يكن قد مضى عليها وقت طويل.',
  },
  actions: ARABIC_ACTIONS,
  effects: ARABIC_EFFECTS,
};
