/** The guide in Arabic. */
import { ARABIC } from '../../engine/explain/answer/arabic/words.ts';
import type { GuideWords } from './guide-words.ts';

export const ARABIC_GUIDE: GuideWords = {
  answer: ARABIC,
  situations: {
    on_the_phone: 'من يكلمك الآن بشأن هذا الرمز هو من يريده، حتى إن كان يعرف اسمك.',
    screen_shared: 'من يرى شاشتك يرى رموزك أيضًا.',
    gave_it_away: 'هذا يحدث حتى للحذرين. المهم الآن أن تسرع.',
    asked_for_it: 'من يطلب منك رمزًا يريد أن يستخدمه باسمك.',
    number_taken: 'إن فقد هاتفك الشبكة بلا سبب فربما نُقل رقمك.',
    somebody_inside: 'يبدو أن شخصًا آخر داخل حسابك.',
  },
  doors: {
    where_is_it: 'لا يمكن البحث عن الرمز في مكان ما. فهو يُنشأ حين تبدأ شيئًا، ويُرسل إلى هاتف الحساب أو بريده.',
    does_not_come: 'تصل معظم الرموز خلال دقائق. إن لم يصل رمزك فجرّب هذه الخطوات بالترتيب.',
  },
  verdicts: {
    real: 'تبدو رسالة حقيقية: أنت من طلبها، وهي لا تريد منك شيئًا. ومع ذلك لا تكتب الرمز إلا حيث بدأت.',
    fake: 'إنها مزيفة. تريد أن تقودك إلى مكان ما أو أن تأخذ منك الرمز.',
    cant_tell: 'من النص وحده لا نستطيع أن نقول هل هي حقيقية. اعتمد على التطبيق لا على الرسالة.',
  },
};
