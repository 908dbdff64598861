/** Families of evidence in Arabic: somebody inside the account. */
import type { AnswerWords } from '../../words.ts';

export const ARABIC_COMPROMISED_ACCOUNT: AnswerWords['evidence'] = {
  'compromised_account.right_networks': {
    says: 'عدد الشبكات التي أعطى عليها غرباء كلمة المرور الصحيحة في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_networks_week': {
    says: 'عدد الشبكات التي أعطى عليها غرباء كلمة المرور الصحيحة في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_times_week': {
    says: 'عدد المرات التي أعطى فيها غرباء كلمة المرور الصحيحة في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_providers_week': {
    says: 'عدد مزودي الإنترنت الذين أعطى عبرهم غرباء كلمة المرور الصحيحة في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_devices_week': {
    says: 'عدد الأجهزة التي أعطى عليها غرباء كلمة المرور الصحيحة في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_days': {
    says: 'عدد الأيام التي أعطى فيها غرباء كلمة المرور الصحيحة في ذلك الشهر: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_networks_month': {
    says: 'عدد الشبكات التي أعطى عليها غرباء كلمة المرور الصحيحة في ذلك الشهر: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_here_month': {
    says: 'عدد المرات التي أعطى فيها غرباء كلمة المرور الصحيحة على الجهاز نفسه أو الشبكة نفسها في ذلك الشهر: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_over_hours': {
    says: 'كان غرباء يعطون كلمة المرور الصحيحة منذ {hours} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_around': {
    says: 'عدد المرات التي أعطى فيها غرباء كلمة المرور الصحيحة في ذلك الوقت: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_networks_around': {
    says: 'عدد الشبكات التي أعطى عليها غرباء كلمة المرور الصحيحة في ذلك الوقت: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_days_around': {
    says: 'عدد الأيام التي أعطى فيها غرباء كلمة المرور الصحيحة في ذلك الوقت: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.right_after': {
    says: 'عدد المرات التي أعطى فيها غرباء كلمة المرور الصحيحة في اليوم التالي: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.password_leaked': { says: 'وُجدت كلمة مرور للحساب في قائمة كلمات مرور مسروقة.', otherwise: null },
  'compromised_account.password_leaked_still': {
    says: 'كانت كلمة المرور قد وُجدت في قائمة كلمات مرور مسروقة، ولم تتغيّر منذ ذلك.',
    otherwise: null,
  },
  'compromised_account.strange_days': {
    says: 'عدد الأيام التي طلب فيها غرباء رموزًا في ذلك الشهر: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.strange_week': {
    says: 'عدد الرموز التي طلبها غرباء في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.strange_networks_week': {
    says: 'عدد الشبكات التي طلب منها غرباء رموزًا في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.strange_providers_week': {
    says: 'عدد مزودي الإنترنت الذين طلب عبرهم غرباء رموزًا في ذلك الأسبوع: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.same_stranger': {
    says: 'عدد الطلبات السابقة في ذلك الشهر من الجهاز نفسه أو الشبكة نفسها: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.same_stranger_never_entered': {
    says: 'طلب الشخص الغريب نفسه مرة بعد مرة، ولم يُدخل رمزًا قط.',
    otherwise: null,
  },
  'compromised_account.sign_in_elsewhere': {
    says: 'استُخدم دخول تُرك مفتوحًا على شبكة لم يُستخدم عليها من قبل.',
    otherwise: null,
  },
  'compromised_account.sign_in_other_provider': {
    says: 'استُخدم دخول تُرك مفتوحًا عبر مزود إنترنت لم يُستخدم عبره من قبل.',
    otherwise: null,
  },
  'compromised_account.sign_in_other_country': {
    says: 'استُخدم دخول تُرك مفتوحًا في بلد لم يُستخدم فيه من قبل.',
    otherwise: null,
  },
  'compromised_account.sign_in_other_device': { says: 'استُخدم دخول تُرك مفتوحًا على جهاز آخر.', otherwise: null },
  'compromised_account.sign_in_other_client': {
    says: 'استُخدم دخول تُرك مفتوحًا في نوع آخر من التطبيقات.',
    otherwise: null,
  },
  'compromised_account.elsewhere_before': {
    says: 'استُخدم الدخول المفتوح نفسه في مكان آخر قبل ذلك خلال {hours}.',
    otherwise: null,
  },
  'compromised_account.sign_in_devices': { says: 'استُخدم الدخول المفتوح نفسه على جهازين أو أكثر.', otherwise: null },
  'compromised_account.sign_in_devices_around': {
    says: 'في ذلك الوقت استُخدم الدخول المفتوح نفسه على جهازين أو أكثر.',
    otherwise: null,
  },
  'compromised_account.sign_in_countries_around': {
    says: 'في ذلك الوقت استُخدم الدخول المفتوح نفسه في بلدين أو أكثر.',
    otherwise: null,
  },
  'compromised_account.sign_in_providers_around': {
    says: 'عدد مزودي الإنترنت الذين استُخدم عبرهم الدخول المفتوح نفسه في ذلك الوقت: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.elsewhere_after': {
    says: 'استُخدم الدخول المفتوح نفسه في مكان آخر خلال الساعات التالية.',
    otherwise: 'لم يُستخدم الدخول المفتوح نفسه في مكان آخر بعد ذلك.',
  },
  'compromised_account.sensitive_elsewhere': {
    says: 'في مكان جديد، أُريد من دخول مفتوح تغيير شيء أو القيام بأمر مهم.',
    otherwise: null,
  },
  'compromised_account.sensitive_strange': {
    says: 'أراد شخص لم يكن الحساب يعرفه تغيير شيء أو القيام بأمر مهم.',
    otherwise: null,
  },
  'compromised_account.by_app': {
    says: 'طلبه تطبيق سُمح له بدخول الحساب.',
    otherwise: 'لم يطلبه أي تطبيق سُمح له بدخول الحساب.',
  },
  'compromised_account.app_lately': { says: 'سُمح للتطبيق بدخول الحساب قبل {days} على الأكثر.', otherwise: null },
  'compromised_account.app_scopes': { says: 'عدد أنواع الأشياء التي يُسمح بها للتطبيق: {n} أو أكثر.', otherwise: null },
  'compromised_account.app_accounts': {
    says: 'عدد الحسابات التي طلب لها التطبيق نفسه رموزًا في ذلك اليوم: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.app_not_entered': {
    says: 'ما أُدخل من الرموز التي طلبها التطبيق: {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'compromised_account.app_entered': {
    says: 'أُدخل من الرموز التي طلبها التطبيق {n} من كل مئة على الأقل.',
    otherwise: null,
  },
  'compromised_account.app_not_entered_around': {
    says: 'ما أُدخل من الرموز التي طلبها التطبيق في ذلك الوقت: {n} من كل مئة على الأكثر.',
    otherwise: null,
  },
  'compromised_account.app_strange': {
    says: 'من طلبات ذلك التطبيق، جاء {n} من كل مئة أو أكثر من أماكن لم تكن الحسابات تعرفها.',
    otherwise: null,
  },
  'compromised_account.app_by_stranger': { says: 'طلبه التطبيق من مكان لم يكن الحساب يعرفه.', otherwise: null },
  'compromised_account.app_ended': { says: 'أُخرج التطبيق من الحساب بعد ذلك.', otherwise: null },
  'compromised_account.several_purposes': {
    says: 'أراد الطالب نفسه في ذلك اليوم رموزًا لأمور أخرى أيضًا.',
    otherwise: 'لم يُرد الطالب نفسه في ذلك اليوم رموزًا لأمور أخرى.',
  },
  'compromised_account.several_purposes_after': {
    says: 'أراد الطالب نفسه بعد ذلك رموزًا لأمور أخرى.',
    otherwise: 'لم يُرد الطالب نفسه بعد ذلك رموزًا لأمور أخرى.',
  },
  'compromised_account.several_purposes_strange': {
    says: 'أراد غرباء في ذلك اليوم رموزًا لأمور أخرى أيضًا.',
    otherwise: null,
  },
  'compromised_account.strange_entered': {
    says: 'عدد الرموز التي طلبها غرباء وأُدخلت في اليومين السابقين: {n} أو أكثر.',
    otherwise: null,
  },
  'compromised_account.recovered_before': { says: 'أُدخل في اليومين السابقين رمز لكلمة مرور جديدة.', otherwise: null },
  'compromised_account.changed_hours': { says: 'تغيّرت كلمة المرور قبل {hours} على الأكثر.', otherwise: null },
  'compromised_account.right_password_again': {
    says: 'أعطى شخص غريب كلمة المرور الصحيحة، وليس لأول مرة في ذلك الأسبوع.',
    otherwise: null,
  },
};
