/** The evidence in Arabic, by id. */
import type { AnswerWords } from '../words.ts';

export const ARABIC_EVIDENCE: AnswerWords['evidence'] = {
  'requested.known_device': {
    says: 'طُلب من جهاز سبق للحساب استخدامه.',
    otherwise: 'طُلب من جهاز لم يسبق للحساب استخدامه.',
  },
  'requested.known_place': {
    says: 'طُلب من مكان سبق للحساب استخدامه.',
    otherwise: 'طُلب من مكان لم يسبق للحساب استخدامه.',
  },
  'requested.password_from_home': {
    says: 'أُعطيت كلمة المرور الصحيحة أولًا، من جهاز أو شبكة يعرفها الحساب.',
    otherwise: null,
  },
  'requested.entered': { says: 'أُدخل الرمز، ولا شيء يبدو غريبًا في ذلك.', otherwise: 'لم يُدخل الرمز أحد يعرفه الحساب.' },
  'requested.person_acted': { says: 'ضغط شخص على شيء ليطلبه.', otherwise: 'لم يضغط أحد على شيء ليطلبه.' },
  'requested.few': { says: 'لم تُطلب رموز تُذكر في تلك الساعة.', otherwise: 'طُلبت رموز كثيرة في تلك الساعة.' },
  'requested.says_so': { says: 'قلت إنك أنت من طلبه.', otherwise: 'قلت إنك لم تطلبه.' },
  'requested.came_at_once': { says: 'قمت بشيء يحتاج إلى رمز، ووصل الرمز خلال دقائق.', otherwise: null },
  'requested.account_is_shared': { says: 'يستخدم أشخاص آخرون هذا الحساب أو العنوان أيضًا.', otherwise: null },
  'unauthorized_login.stranger_signs_in': {
    says: 'حاول شخص الدخول من جهاز وشبكة لا يعرفهما الحساب.',
    otherwise: 'لم تكن محاولة دخول من جهاز غريب وشبكة غريبة.',
  },
  'unauthorized_login.strange_country': { says: 'جاءت محاولة الدخول من بلد لم يُستخدم فيه الحساب قط.', otherwise: null },
  'unauthorized_login.many_accounts': {
    says: 'جرّبت الشبكة نفسها عدة حسابات في ذلك اليوم، ومعها كلمات مرور خاطئة.',
    otherwise: null,
  },
  'unauthorized_login.wrong_passwords': { says: 'جُرّبت كلمات مرور خاطئة على الحساب في ذلك اليوم.', otherwise: null },
  'unauthorized_login.password_known': {
    says: 'أُعطيت كلمة المرور الصحيحة أولًا، من جهاز وشبكة لا يعرفهما الحساب.',
    otherwise: null,
  },
  'unauthorized_login.password_leaked': {
    says: 'كلمة المرور موجودة في قائمة معروفة لكلمات مرور مسروقة.',
    otherwise: null,
  },
  'unauthorized_login.not_let_in': {
    says: 'من حاول الدخول لم يُدخل الرمز.',
    otherwise: 'من حاول الدخول أدخل الرمز الصحيح.',
  },
  'unauthorized_login.not_you': { says: 'الرمز للدخول، وأنت لم تحاول الدخول.', otherwise: null },
  'unauthorized_login.password_reused': { says: 'تستخدم كلمة المرور نفسها في أماكن أخرى.', otherwise: null },
  'unauthorized_login.your_account': { says: 'لديك حساب هناك، أو تذكر الرسالة اسمك.', otherwise: null },
  'mistyped_contact.corrected_after': {
    says: 'بعد ذلك مباشرة استخدم الجهاز نفسه رقمًا أو عنوانًا يكاد يطابق ما يخصك، وكان هو الصحيح.',
    otherwise: null,
  },
  'mistyped_contact.nearly_their_own': {
    says: 'رقم من طلبه أو عنوانه لا يختلف عما يخصك إلا بخطأ كتابة واحد.',
    otherwise: null,
  },
  'mistyped_contact.new_contact': {
    says: 'الرمز لحساب جديد أو لوسيلة اتصال جديدة، وهذه تُكتب باليد.',
    otherwise: 'الرمز ليس لحساب جديد ولا لوسيلة اتصال جديدة.',
  },
  'mistyped_contact.address_typed': { says: 'كتب شخص رقمك أو عنوانك بنفسه.', otherwise: null },
  'mistyped_contact.not_your_account': { says: 'تقول إن الحساب ليس لك.', otherwise: null },
  'mistyped_contact.yours_for_years': { says: 'هذا الرقم أو العنوان لك منذ سنوات، والحساب ليس لك.', otherwise: null },
  'mistyped_contact.not_entered': {
    says: 'لم يُدخل أحد رمز الحساب الجديد أو وسيلة الاتصال الجديدة.',
    otherwise: 'أُدخل رمز الحساب الجديد أو وسيلة الاتصال الجديدة.',
  },
  'mistyped_contact.few_addresses': {
    says: 'جرّب الجهاز الذي طلبه أرقامًا أو عناوين قليلة في ذلك اليوم.',
    otherwise: 'جرّب الجهاز الذي طلبه أرقامًا أو عناوين كثيرة جدًا في ذلك اليوم.',
  },
  'mistyped_contact.names_another': { says: 'الرسالة موجهة إلى شخص باسم آخر.', otherwise: 'الرسالة موجهة إليك باسمك.' },
  'compromised_account.session_in_two_places': {
    says: 'استُخدم الدخول المفتوح نفسه من شبكات مختلفة في وقت واحد تقريبًا.',
    otherwise: null,
  },
  'compromised_account.session_on_strange_device': {
    says: 'طلبه شخص كان داخل الحساب من قبل، من جهاز لا يعرفه الحساب.',
    otherwise: null,
  },
  'compromised_account.changes_from_inside': { says: 'طُلب تغيير داخل الحساب بطريقة غير معتادة.', otherwise: null },
  'compromised_account.password_in_many_places': {
    says: 'أُعطيت كلمة المرور الصحيحة من عدة أماكن غريبة في يوم واحد.',
    otherwise: null,
  },
  'compromised_account.password_again_and_again': {
    says: 'تسبب شخص يعرف كلمة المرور، من جهاز غريب، في عدة رموز في ذلك اليوم.',
    otherwise: null,
  },
  'compromised_account.new_app_asked': { says: 'طلبه تطبيق سُمح له بدخول الحساب مؤخرًا.', otherwise: null },
  'compromised_account.password_just_changed': {
    says: 'تغيّرت كلمة المرور خلال يوم، والآن يطلب جهاز غريب.',
    otherwise: null,
  },
  'compromised_account.signal_taken': { says: 'ربما نُقل رقمك إلى شريحة هاتف أخرى.', otherwise: null },
  'compromised_account.traces_inside': {
    says: 'في حسابك أجهزة أو تغييرات ليست منك.',
    otherwise: 'لم تجد في حسابك جهازًا غريبًا ولا تغييرًا غريبًا.',
  },
  'compromised_account.let_an_app_in': { says: 'سمحت مؤخرًا لتطبيق أو موقع بدخول حسابك.', otherwise: null },
  'phishing.text_lures': { says: 'الرسالة التي ألصقتها ليست حقيقية، وتستدرجك إلى مكان ما.', otherwise: null },
  'phishing.text_not_real': {
    says: 'الرسالة التي ألصقتها لم ترسلها هكذا الخدمة المذكورة فيها.',
    otherwise: 'الرسالة التي ألصقتها فيها كلمات رسالة حقيقية.',
  },
  'phishing.entered_by_stranger': { says: 'أُدخل الرمز الصحيح من جهاز وشبكة لا يعرفهما الحساب.', otherwise: null },
  'phishing.passed_on_fast': {
    says: 'حصل من طلبه من هناك على الرمز الصحيح خلال دقيقتين، كأن أحدًا نقله إليه.',
    otherwise: null,
  },
  'phishing.password_at_once': {
    says: 'عرف شخص على جهاز غريب كلمة المرور من أول مرة، كما يحدث حين تجمعها صفحة مزيفة.',
    otherwise: null,
  },
  'phishing.somebody_asks': { says: 'يتواصل معك شخص بشأن الرمز.', otherwise: 'لم يتواصل معك أحد بشأن الرمز.' },
  'phishing.given_away': { says: 'قيل الرمز لشخص ما، أو كُتب في غير مكانه.', otherwise: null },
  'phishing.led_somewhere': { says: 'فتحت رابطًا، أو رأى شخص شاشتك أو تحكم بها.', otherwise: null },
  'phishing.looks_suspicious': { says: 'شيء ما في الرسالة أثار شكك.', otherwise: null },
  'reset_abuse.is_a_reset': { says: 'الرمز لوضع كلمة مرور جديدة.', otherwise: 'الرمز ليس لوضع كلمة مرور جديدة.' },
  'reset_abuse.stranger_asked': {
    says: 'طُلبت كلمة المرور الجديدة من جهاز وشبكة لا يعرفهما الحساب.',
    otherwise: 'طُلبت كلمة المرور الجديدة من جهاز أو شبكة يعرفها الحساب.',
  },
  'reset_abuse.again_and_again': { says: 'طُلبت كلمة مرور جديدة عدة مرات خلال ساعة.', otherwise: null },
  'reset_abuse.from_many_networks': { says: 'جاءت الطلبات في ذلك اليوم من أكثر من شبكة.', otherwise: null },
  'reset_abuse.not_finished': {
    says: 'لم يُكمل تغيير كلمة المرور أحد يعرفه الحساب.',
    otherwise: 'تغيّرت كلمة المرور بالرمز، ولا شيء يبدو غريبًا في ذلك.',
  },
  'reset_abuse.name_typed': { says: 'من طلبها كان يعرف اسم الحساب أو خمّنه.', otherwise: null },
  'reset_abuse.stopped_before': { says: 'كانت رموز الغرباء موقوفة من قبل لهذا العنوان.', otherwise: null },
  'reset_abuse.went_on': { says: 'تبعتها طلبات أخرى خلال الساعة.', otherwise: null },
  'reset_abuse.not_you': { says: 'الرمز لكلمة مرور جديدة، وأنت لم تطلبها.', otherwise: null },
  'reset_abuse.somebody_you_know': { says: 'تظن أن وراء ذلك شخصًا يعرفك.', otherwise: null },
  'reset_abuse.flood': { says: 'وصلت رموز كثيرة في وقت قصير من عدة خدمات.', otherwise: null },
  'client_malfunction.app_by_itself': {
    says: 'طلبه التطبيق من تلقاء نفسه. لم يضغط أحد على شيء.',
    otherwise: 'ليس التطبيق هو من طلبه من تلقاء نفسه.',
  },
  'client_malfunction.even_intervals': {
    says: 'جاءت الطلبات على فترات متساوية، كما تفعل الآلة.',
    otherwise: 'لم تأتِ الطلبات على فترات متساوية.',
  },
  'client_malfunction.signed_in_already': {
    says: 'كان التطبيق داخل الحساب من قبل، على جهاز يعرفه الحساب.',
    otherwise: 'لم يأتِ من تطبيق داخل الحساب على جهاز معروف.',
  },
  'client_malfunction.after_approval': { says: 'كان رمز قد قُبل للتو، ثم طلب الجهاز نفسه رمزًا آخر.', otherwise: null },
  'client_malfunction.again_and_again': { says: 'طلب جهاز يعرفه الحساب عدة مرات خلال ساعة.', otherwise: null },
  'client_malfunction.soon_again': { says: 'طلب من جديد خلال دقيقتين من دون تدخل أحد.', otherwise: null },
  'client_malfunction.went_on': { says: 'استمر الأمر نفسه في الساعة التالية.', otherwise: null },
  'client_malfunction.regular': { says: 'تصل الرموز في أوقات منتظمة.', otherwise: null },
  'client_malfunction.after_update': { says: 'بدأ ذلك بعد تحديث التطبيق.', otherwise: null },
  'client_malfunction.app_in_use': {
    says: 'كان التطبيق مفتوحًا حينها، أو هو إصدار قديم.',
    otherwise: 'كان التطبيق مغلقًا، وليس قديمًا.',
  },
  'recycled_number.carrier_says_so': { says: 'تقول شركة الاتصالات إن للرقم مالكًا جديدًا.', otherwise: null },
  'recycled_number.is_a_number': {
    says: 'إنه رقم هاتف، والأرقام تُعطى من جديد.',
    otherwise: 'إنه بريد إلكتروني، ونادرًا ما ينتقل إلى شخص آخر.',
  },
  'recycled_number.account_has_it': { says: 'هناك حساب فيه هذا الرقم.', otherwise: 'لا حساب فيه هذا الرقم بعد.' },
  'recycled_number.not_the_holders_account': {
    says: 'أُثبت الرقم للحساب منذ زمن طويل، وأنت تقول إن الحساب ليس لك.',
    otherwise: null,
  },
  'recycled_number.proved_by_another': { says: 'منذ ذلك الحين أثبت شخص آخر أن الرقم له.', otherwise: null },
  'recycled_number.disowned_before': { says: 'سبق أن قال صاحب هذا الرقم إن الحساب ليس له.', otherwise: null },
  'recycled_number.proved_long_ago': {
    says: 'أُثبت الرقم آخر مرة قبل أكثر من سنة.',
    otherwise: 'أُثبت الرقم للحساب خلال السنة الأخيرة.',
  },
  'recycled_number.was_dead': { says: 'قبل مدة لم تكن الرسائل تصل إلى هذا الرقم.', otherwise: null },
  'recycled_number.owner_cannot_enter_it': {
    says: 'طلبه شخص من جهاز يعرفه الحساب، ولم يستطع إدخال الرمز.',
    otherwise: null,
  },
  'recycled_number.account_asleep': { says: 'لم يُستخدم الحساب منذ نصف سنة أو أكثر.', otherwise: null },
  'recycled_number.new_to_you': { says: 'هذا الرقم لك منذ أسابيع أو أشهر فقط.', otherwise: 'هذا الرقم لك منذ سنوات.' },
  'recycled_number.codes_for_another': { says: 'الرقم جديد عليك، والرموز لشخص آخر.', otherwise: null },
  'recycled_number.several_services': { says: 'الرقم جديد عليك، وتصل رموز من عدة خدمات.', otherwise: null },
  'delivery_fault.handed_over_twice': {
    says: 'تقول شركة الاتصالات إنها سلّمت الرسالة نفسها أكثر من مرة.',
    otherwise: null,
  },
  'delivery_fault.came_late': {
    says: 'بقيت الرسالة في الطريق أكثر من دقيقتين.',
    otherwise: 'سُلّمت الرسالة خلال دقيقتين.',
  },
  'delivery_fault.trouble_on_the_way': { says: 'لم يمكن تسليم الرسالة في البداية.', otherwise: null },
  'delivery_fault.trouble_before': { says: 'واجهت الرسائل إلى هذا العنوان صعوبات في الطريق من قبل.', otherwise: null },
  'delivery_fault.sent_again': { says: 'أُرسل الرمز نفسه أكثر من مرة.', otherwise: null },
  'delivery_fault.complained_of': { says: 'قلت إنه وصل مرتين أو متأخرًا.', otherwise: null },
  'delivery_fault.entered_and_repeated': { says: 'أدخلت رمزًا واحدًا، ووصلت رسائل أكثر مما طلبت.', otherwise: null },
  'delivery_fault.same_code': { says: 'في الرسائل الرمز نفسه.', otherwise: 'في الرسائل رموز مختلفة.' },
  'delivery_fault.long_after_asking': { says: 'طلبته، ووصل بعد عشر دقائق أو أكثر.', otherwise: null },
  'delivery_fault.asked_for_once': { says: 'هو يخص شيئًا قمت به أنت.', otherwise: 'تقول إنك لم تطلب أي رمز.' },
  'platform_glitch.machine_asked': {
    says: 'طلبه أحد أنظمة الخدمة نفسها من دون تدخل أحد.',
    otherwise: 'ليس من طلبه أحد أنظمة الخدمة نفسها.',
  },
  'platform_glitch.many_addresses': { says: 'طلب النظام نفسه رموزًا لعدة أشخاص خلال دقائق.', otherwise: null },
  'platform_glitch.after_change': { says: 'قبل ذلك بقليل غيّرت الخدمة أنظمتها أو أصلحتها.', otherwise: null },
  'platform_glitch.nobody_there': {
    says: 'لم يكتب أحد شيئًا، ولم يكن وراءه جهاز ولا دخول.',
    otherwise: 'كان وراءه أحد: جهاز أو دخول أو شيء مكتوب.',
  },
  'platform_glitch.service_admits': { says: 'قالت الخدمة إن خللًا قد حدث.', otherwise: 'لم تقل الخدمة إن خللًا قد حدث.' },
  'platform_glitch.others_too': {
    says: 'تصل مثل هذه الرموز إلى أشخاص آخرين أيضًا.',
    otherwise: 'لا تصل مثل هذه الرموز إلى أشخاص آخرين.',
  },
  'platform_glitch.one_service_only': {
    says: 'تأتي الرموز من خدمة واحدة فقط.',
    otherwise: 'تأتي الرموز من عدة خدمات.',
  },
};
