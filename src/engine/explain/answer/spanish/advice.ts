/** What to do, in Spanish: an imperative, and what it brings. */
import type { AnswerWords } from '../words.ts';

export const SPANISH_ADVICE: AnswerWords['advice'] = {
  never_share: 'No le digas el código a nadie, ni a quien diga que llama de {brand}. Así nadie puede usarlo.',
  hang_up: 'Cuelga ahora. Nadie con buenas intenciones llama por un código.',
  tell_service_now:
    'Cuéntaselo ahora a {brand}, en su propia aplicación o en su página. Pueden parar lo que está pasando.',
  change_password: 'Pon una contraseña nueva que no uses en ningún otro sitio. Así la antigua ya no abre nada.',
  secure_mailbox: 'Cambia también la contraseña de tu correo. Quien lee tu correo puede llegar a todo lo demás.',
  sign_out_everywhere:
    'En los ajustes, cierra la sesión en todos los dispositivos. Así sale todo el mundo, también los extraños.',
  second_factor: 'Activa un segundo paso para entrar. Así no basta con la contraseña.',
  review_activity: 'Mira los últimos accesos y cambios de la cuenta. Cierra lo que no conozcas.',
  review_apps: 'Mira qué aplicaciones pueden usar la cuenta. Quita las que no conozcas o no necesites.',
  check_breach: 'Comprueba si alguien robó tu contraseña en algún sitio. Si es así, cámbiala donde la uses.',
  do_not_follow_links: 'No abras enlaces del mensaje ni llames a sus números. Pueden llevar a una trampa.',
  open_official_app: 'Abre la aplicación, o escribe tú la dirección de {brand}. Ahí verás qué es verdad.',
  report_message: 'Denuncia el mensaje como falso. Así ayudas a que no llegue a otros.',
  disown_address: 'Dile a {brand} que esta cuenta no es tuya. Así sus códigos dejarán de llegarte.',
  contact_carrier:
    'Llama a tu compañía desde otro teléfono. Pregunta si han cambiado tu número de tarjeta y recupéralo.',
  update_app: 'Actualiza la aplicación. Las nuevas solo piden un código cuando hace falta.',
  clear_app_data: 'Cierra la sesión en la aplicación, borra sus datos guardados y vuelve a entrar. Así suele parar.',
  report_bug: 'Cuéntale a {brand} a qué horas llegan los códigos. Eso ayuda a encontrar el fallo.',
  wait: 'Espera unos minutos antes de hacer nada más. Muchas veces se arregla solo.',
  resend_once: 'Pide el código otra vez, pero solo una. Usa el mensaje más reciente.',
  check_address: 'Revisa el número o la dirección signo por signo. Un solo error lleva el código a otra persona.',
  check_spam: 'Mira en la carpeta de correo no deseado. Los códigos acaban ahí a menudo.',
  check_blocked: 'Mira si tu teléfono bloquea números cortos o desconocidos. Déjalos pasar por ahora.',
  check_signal: 'Comprueba que el teléfono tiene cobertura. Activa y quita el modo avión para conectar de nuevo.',
  restart_device: 'Reinicia el teléfono. Después suelen entrar los mensajes atascados.',
  other_channel: 'Elige otra forma de recibir el código, por ejemplo por correo o por llamada.',
  contact_support: 'Escribe a la ayuda de {brand}. Di cuándo lo pediste y qué has probado, pero nunca el código.',
  update_contacts: 'Mira qué teléfono y qué correo tienen tus cuentas. Cambia los que ya no sean tuyos.',
  block_person_out:
    'Cambia cómo se desbloquean tu teléfono y tus dispositivos, y quita los suyos de la cuenta. Así se queda fuera.',
  tell_workplace: 'Avisa en el trabajo a quien cuida de los ordenadores. Puede proteger la cuenta.',
  call_bank: 'Llama a tu banco al número que está en tu tarjeta. Pueden parar los pagos.',
  remove_remote_access:
    'Desconéctate de internet y quita la aplicación que muestra o maneja tu pantalla. Así ya no ven nada.',
  begin_in_app:
    'Empieza lo que quieres hacer en la aplicación o en la página. Solo entonces se crea un código y se te envía.',
  nothing_to_do: 'No tienes que hacer nada.',
};
