/** The guide in Arabic. */
import { ARABIC_GUIDE } from '../../../guide/words/arabic.ts';
import type { GuideCopy } from './guide-copy.ts';

export const ARABIC_GUIDE_COPY: GuideCopy = {
  locale: 'ar',
  words: ARABIC_GUIDE,
  doors: {
    unasked: { title: 'وصل رمز لم أطلبه', hint: 'رمز واحد أو رموز كثيرة' },
    asked_for_my_code: { title: 'شخص ما يريد مني رمزًا', hint: 'في مكالمة أو محادثة أو رسالة' },
    gave_code: { title: 'أعطيت رمزًا لغيري', hint: 'قلته لشخص، أو كتبته في صفحة' },
    is_it_real: { title: 'هل هذه الرسالة حقيقية؟', hint: 'ألصقها: تبقى على هذا الجهاز' },
    does_not_come: { title: 'رمزي لا يصل', hint: 'طلبت رمزًا وما زلت أنتظره' },
    where_is_it: { title: 'أين أجد رمزي؟', hint: 'تطلب مني صفحة رمزًا وليس عندي' },
  },
  questions: {
    contacted: {
      asks: 'هل يتصل بك أحد أو يكتب إليك بشأن هذا الرمز؟',
      choices: { phone: 'نعم، وهو على الهاتف الآن', wrote: 'نعم، اتصل أحد أو كتب', no: 'لا' },
    },
    given: {
      asks: 'هل خرج الرمز من يدك؟',
      choices: { told: 'قلته لشخص ما', typed: 'كتبته في صفحة فتحها رابط', no: 'لا، احتفظت به لنفسي' },
    },
    screen: {
      asks: 'هل أمكن لأحد أن يرى شاشتك أو يتحكم بها؟',
      hint: 'مثلًا بتطبيق طلب منك «الدعم الفني» فتحه.',
      choices: { yes: 'نعم', no: 'لا' },
    },
    money: { asks: 'هل يمكن نقل مال من هذا الحساب؟', choices: { yes: 'نعم', no: 'لا' } },
    asked: {
      asks: 'هل حاولت في ذلك الوقت أن تدخل أو تستعيد أو تغيّر شيئًا؟',
      hint: 'على أي جهاز من أجهزتك. ومن يشاركك الحساب يُحسب أيضًا.',
      choices: { yes: 'نعم', no: 'لا', unsure: 'ربما' },
    },
    account: {
      asks: 'هل لك حساب في الخدمة المذكورة في الرسالة؟',
      choices: { yes: 'نعم', no: 'لا', unsure: 'ربما' },
    },
    saysFor: {
      asks: 'لأي شيء الرمز بحسب الرسالة؟',
      choices: {
        sign_in: 'لتسجيل الدخول',
        recovery: 'لتعيين كلمة مرور جديدة',
        sign_up: 'لفتح حساب',
        change: 'لتغيير بيانات الاتصال',
        confirm: 'لتأكيد رقم أو بريد',
        action: 'لدفعة أو شيء يشبهها',
        unclear: 'لا تذكر ذلك',
      },
    },
    count: {
      asks: 'كم رمزًا وصل؟',
      choices: { one: 'رمز واحد', day: 'عدة رموز في يوم', hour: 'رموز كثيرة في ساعة' },
    },
    sameCode: { asks: 'هل كان الرمز نفسه كل مرة؟', choices: { same: 'الرمز نفسه', other: 'رموز مختلفة' } },
    pattern: {
      asks: 'متى تصل؟',
      choices: {
        regular: 'كل مرة بعد مدة متشابهة',
        open: 'حين يكون التطبيق مفتوحًا',
        update: 'منذ تحديث التطبيق',
        none: 'لا شيء من ذلك',
      },
    },
    others: {
      asks: 'هل تصل إلى أشخاص آخرين أيضًا؟',
      choices: { others: 'نعم، إلى غيري أيضًا', admits: 'نعم، وتقول الخدمة إن خللًا حدث', no: 'لا' },
    },
    since: {
      asks: 'منذ متى لديك هذا الرقم أو البريد؟',
      choices: { weeks: 'منذ أسابيع', months: 'منذ أشهر', years: 'منذ سنوات' },
    },
    greets: {
      asks: 'من تسمّي الرسالة؟',
      choices: { me: 'تسمّيني أنا', somebody_else: 'شخصًا آخر', nobody: 'لا أحد' },
    },
    inside: {
      asks: 'هل في الحساب شيء ليس لك؟',
      hint: 'انظر في إعداداته إلى الأجهزة وآخر التغييرات.',
      choices: { devices: 'جهاز لا أعرفه', changes: 'تغيير لم أقم به', no: 'لا' },
    },
    password: {
      asks: 'ما مدى أمان كلمة مرورك هناك؟',
      choices: { reused: 'أستخدمها في أماكن أخرى أيضًا', breach: 'أعرف أنها سُرقت', no: 'لا أستخدمها في مكان آخر' },
    },
    knownPerson: {
      asks: 'هل يمكن أن يكون وراء ذلك شخص يعرفك؟',
      choices: { yes: 'نعم، هذا ممكن', no: 'لا' },
    },
    followed: { asks: 'هل فتحت رابطًا في الرسالة؟', choices: { yes: 'نعم', no: 'لا' } },
    channel: {
      asks: 'كيف كان ينبغي أن يصل الرمز؟',
      choices: { sms: 'برسالة نصية', email: 'بالبريد الإلكتروني', voice: 'بمكالمة', whatsapp: 'عبر واتساب' },
    },
    waiting: {
      asks: 'متى طلبته؟',
      choices: { minutes: 'قبل أقل من 5 دقائق', half: 'خلال نصف الساعة الأخير', long: 'قبل ذلك' },
    },
    times: { asks: 'كم مرة طلبته؟', choices: { one: 'مرة واحدة', two: 'مرتين', more: '3 مرات أو أكثر' } },
    signal: { asks: 'هل فقد هاتفك الشبكة بلا سبب؟', choices: { yes: 'نعم', no: 'لا' } },
    appOutdated: { asks: 'هل مضى وقت طويل دون تحديث التطبيق؟', choices: { yes: 'نعم', no: 'لا' } },
    message: { asks: 'ألصق الرسالة هنا إن أردت', choices: {} },
  },
  question: 'السؤال {n}',
  notKnown: 'لا أعرف',
  back: 'رجوع',
  answerNow: 'أظهر الإجابة الآن',
  startOver: 'ابدأ من جديد',
  moreQuestions: 'أجب عن أسئلة أخرى',
  moreQuestionsWhy: 'تجعل الإجابة أدق. لكن قم بالخطوات الأولى قبلها.',
  next: 'متابعة',
  message: {
    label: 'الرسالة',
    hint: 'تبقى على هذا الجهاز. لا يُرسل ما تلصقه إلى أحد.',
    service: 'من أي خدمة تقول إنها؟',
    pass: 'المتابعة من دونها',
  },
  worry: {
    urgent: 'تصرّف الآن',
    raised: 'انتبه: قد يكون أحد يسعى إلى حسابك',
    low: 'لا داعي للخوف، لكن ألقِ نظرة',
    none: 'لا شيء يدل على خطر',
  },
  verdicts: { real: 'تبدو حقيقية', fake: 'إنها مزيفة', cant_tell: 'لا نستطيع أن نقول هل هي حقيقية' },
  steps: 'افعل هذا بهذا الترتيب',
  stepsHint: 'ضع علامة على ما أنجزته. تُحفظ العلامات على هذا الجهاز، ولا يُحفظ غيرها.',
  moreSteps: 'خطوات أخرى',
  untick: 'انسَ علاماتي',
  why: 'لماذا',
  reasons: 'ما وراء ذلك',
  otherReasons: 'أسباب أقل احتمالًا',
  likelihood: { sure: 'شبه مؤكد', likely: 'مرجّح', possible: 'ممكن', unlikely: 'مستبعد' },
  ofTen: 'نحو {n} من 10',
};
