/**
 * Spanish. GSM 03.38 has é, ñ, ü, ¿ and ¡ but not á, í, ó and ú, and one of these would halve the room of a text message. So text
 * messages say `clave`, `entrar` and `nunca` rather than `código`, `sesión` or `aquí`; nothing is misspelt to save room. Calls and
 * mails have no such limit.
 */
import type { Texts } from './texts.ts';

export const es: Texts = {
  direction: 'ltr',
  formats: 'es',
  comma: ', ',
  phone: {
    acts: {
      sign_in: 'para entrar',
      sign_up: 'para abrir una cuenta',
      recovery: 'para cambiar tu contraseña',
      change_contact: 'para cambiar tus datos de contacto',
      confirm_contact: 'para confirmar este teléfono',
      link_app: 'para dar acceso a otra app',
      sensitive_action: 'para aprobar algo delicado',
      prove_holding: 'para preguntar por qué te escribimos',
    },
    who: ' ({facts})',
    full: '{code} es tu clave de {brand} {act}{who}. No la compartas: nunca te la pedimos.\n¿Por qué? {ask}',
    terse: [
      '{code} clave de {brand} {act}. No la des: nunca la pedimos.\n¿Por qué? {ask}',
      '{code} {brand}: {act}\nNo la des: nunca la pedimos\nMotivo: {ask}',
      '{code} clave de {brand}. No la des: nunca la pedimos.\n¿Por qué? {ask}',
      '{code} {brand}\nNo la des: nunca la pedimos\nMotivo: {ask}',
      '{code} {brand}\nNo la des: no se pide\nMotivo: {ask}',
    ],
    voice:
      'Te llama {brand} con un código {act}. El código es: {digits}. Otra vez: {digits}. No lo compartas: nunca te lo pedimos. ' +
      'Para preguntar por qué ha llegado, abre {page} y da esta referencia: {letters}. Otra vez: {letters}.',
  },
  mail: {
    acts: {
      sign_in: 'para entrar en {brand}',
      sign_up: 'para abrir una cuenta en {brand}',
      recovery: 'para cambiar tu contraseña de {brand}',
      change_contact: 'para cambiar los datos de contacto de tu cuenta de {brand}',
      confirm_contact: 'para confirmar esta dirección de correo en {brand}',
      link_app: 'para dar acceso a otra aplicación a tu cuenta de {brand}',
      sensitive_action: 'para aprobar una acción delicada en tu cuenta de {brand}',
      prove_holding: 'para preguntar a {brand} por qué te llegó un mensaje',
    },
    subject: 'Código solicitado {act}',
    opening: 'Alguien ha pedido un código {act}.',
    whoAsked: 'Lo que sabemos de quien lo ha pedido:',
    device: 'Dispositivo: {device}',
    place: 'Lugar: {place} (aproximado)',
    time: 'Hora: {time}',
    use: 'Si has sido tú, escribe este código donde lo pediste, en {domain}, y en ningún otro sitio:',
    life: 'Sirve una sola vez, durante {duration} (caduca: {until}).',
    neverShare:
      'No se lo des a nadie. Si alguien te llama o te escribe y te lo pide, no sigas: nosotros nunca te lo pedimos.',
    notYou: '¿No has sido tú?',
    notYouThen: 'Sin este código nadie puede seguir. No lo compartas y caducará solo.',
    why: '¿Por qué ha llegado?',
    whyHow: 'Pregunta en esta página y escribe la referencia que está debajo:',
    help: 'Ayuda:',
  },
};
