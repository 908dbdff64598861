/**
 * Arabic. A text message is UCS-2, 67 characters a segment, so it takes two; the code stands alone on the first line, where no
 * direction can turn it round. The two shortest forms say "a secret even from {brand}" and, for codes longer than nine digits with
 * the longest names only, "secret".
 */
import type { Texts } from './texts.ts';

export const ar: Texts = {
  direction: 'rtl',
  formats: 'ar-u-nu-latn',
  comma: '، ',
  phone: {
    acts: {
      sign_in: 'لتسجيل الدخول',
      sign_up: 'لفتح حساب',
      recovery: 'لتعيين كلمة مرور جديدة',
      change_contact: 'لتغيير بيانات الاتصال',
      confirm_contact: 'لتأكيد هذا الرقم',
      link_app: 'ليدخل تطبيق آخر حسابك',
      sensitive_action: 'للموافقة على إجراء حساس',
      prove_holding: 'لتسأل لماذا وصلتك رسالة',
    },
    who: ' ({facts})',
    full: '{code}\nرمزك في {brand} {act}{who}. لا تشاركه: لا أحد منا يطلبه.\nلماذا؟ {ask}',
    terse: [
      '{code}\nرمز {brand} {act}. لا تشاركه: لا أحد منا يطلبه.\nلماذا؟ {ask}',
      '{code}\nرمز {brand} {act}. لا تشاركه: لا نطلبه.\nلماذا؟ {ask}',
      '{code}\n{act}: سر حتى عن {brand}\nلماذا؟ {ask}',
      '{code}\nرمز {brand}. لا تشاركه: لا أحد منا يطلبه.\nلماذا؟ {ask}',
      '{code}\nرمز {brand}. لا تشاركه: لا نطلبه.\nلماذا؟ {ask}',
      '{code}\nسر حتى عن {brand}\nلماذا؟ {ask}',
      '{code}\nسر حتى عن {brand}\nلم؟ {ask}',
      '{code}\nسر حتى عن {brand}\n{ask}',
      '{code}\n{brand}\nسرّي\n{ask}',
    ],
    voice:
      'هنا {brand}، معنا رمز {act}. الرمز هو: {digits}. مرة أخرى: {digits}. لا تشاركه: لا أحد منا يطلبه. ' +
      'لتسأل لماذا وصلك، افتح {page} واذكر هذا المرجع: {letters}. مرة أخرى: {letters}.',
  },
  mail: {
    acts: {
      sign_in: 'لتسجيل الدخول إلى {brand}',
      sign_up: 'لفتح حساب في {brand}',
      recovery: 'لتعيين كلمة مرور جديدة في {brand}',
      change_contact: 'لتغيير بيانات الاتصال في حسابك لدى {brand}',
      confirm_contact: 'لتأكيد عنوان البريد هذا لدى {brand}',
      link_app: 'ليدخل تطبيق آخر حسابك لدى {brand}',
      sensitive_action: 'للموافقة على إجراء حساس في حسابك لدى {brand}',
      prove_holding: 'لسؤال {brand} عن سبب وصول رسالة إليك',
    },
    subject: 'طُلب رمز {act}',
    opening: 'طلب شخص ما رمزًا {act}.',
    whoAsked: 'ما نعرفه عمّن طلبه:',
    device: 'الجهاز: {device}',
    place: 'المكان: {place} (تقريبًا)',
    time: 'الوقت: {time}',
    use: 'إن كنت أنت من طلبه، فاكتبه حيث طلبته في {domain} وليس في أي مكان آخر:',
    life: 'يعمل مرة واحدة، حتى {until} (المدة: {duration}).',
    neverShare: 'لا تعطه لأي شخص. إن اتصل بك أحد أو كتب إليك يطلبه فتوقف عند ذلك: لا أحد منا يطلبه أبدًا.',
    notYou: 'لم تطلبه أنت؟',
    notYouThen: 'لا أحد يستطيع المتابعة دون هذا الرمز. لا تشاركه، وستنتهي صلاحيته وحدها.',
    why: 'لماذا وصلتك هذه الرسالة؟',
    whyHow: 'اسأل في هذه الصفحة، واكتب المرجع الذي تحتها:',
    help: 'المساعدة:',
  },
};
