/** The ten causes in Spanish. */
import type { AnswerWords } from '../words.ts';

export const SPANISH_CAUSES: AnswerWords['causes'] = {
  requested: {
    title: 'Pediste este código',
    tell: 'Tú, o alguien que comparte la cuenta, hizo algo que necesita un código.',
    prevents: 'Un mensaje que dice para qué es el código, para que reconozcas lo que tú mismo pediste.',
  },
  unauthorized_login: {
    title: 'Otra persona intentó entrar en tu cuenta',
    tell: 'Sin el código no puede entrar. Pero quizá conoce tu contraseña.',
    prevents: 'Una contraseña que no uses en ningún otro sitio y un segundo paso para entrar.',
  },
  mistyped_contact: {
    title: 'Alguien escribió mal su número o su dirección',
    tell: 'Quería dar los suyos y dio los tuyos. Tus propias cuentas no tienen nada que ver.',
    prevents: 'Mostrar el número o la dirección otra vez antes de enviar un código.',
  },
  compromised_account: {
    title: 'Puede que alguien esté dentro de tu cuenta',
    tell: 'Usa tu contraseña, una sesión que quedó abierta o una aplicación con permiso. Ciérrale el paso ahora.',
    prevents: 'Mirar de vez en cuando qué dispositivos y aplicaciones hay en la cuenta y cerrar los que no sean tuyos.',
  },
  phishing: {
    title: 'Alguien quiere sacarte el código con engaños',
    tell: 'Se hace pasar por el servicio o por alguien de confianza. Quien quiere el código es esa persona.',
    prevents: 'Escribir el código solo donde empezaste y no decírselo nunca a nadie.',
  },
  reset_abuse: {
    title: 'Otra persona pidió cambiar tu contraseña',
    tell: 'Sin el código no puede cambiarla. También puede ser alguien que escribió un nombre equivocado.',
    prevents: 'Un límite a los cambios que pueden pedir los extraños y un segundo paso para entrar.',
  },
  client_malfunction: {
    title: 'Tu aplicación pidió el código por su cuenta',
    tell: 'La aplicación de tu propio dispositivo lo pide sin ti, muchas veces porque es antigua o se ha atascado. Es molesto, pero no es un ataque.',
    prevents: 'Una aplicación al día, que solo pide un código cuando alguien pulsa algo.',
  },
  recycled_number: {
    title: 'Tu número era antes de otra persona',
    tell: 'Su cuenta todavía lo tiene, y por eso te llegan sus códigos. Di que la cuenta no es tuya y se acabará.',
    prevents:
      'Preguntar de vez en cuando a la gente si su número sigue siendo suyo, y preguntar a la compañía telefónica.',
  },
  delivery_fault: {
    title: 'Un mismo código llegó tarde o más de una vez',
    tell: 'Se pidió una sola vez. Por el camino se retrasó o se repitió, y no hay nadie más detrás.',
    prevents: 'Rutas que cuentan qué fue de cada mensaje, y no repetirlo mientras aún pueda llegar.',
  },
  platform_glitch: {
    title: 'Un fallo en {brand} envió este código',
    tell: 'Sus propios sistemas pidieron códigos que nadie necesitaba. Nadie intentó entrar en tu cuenta.',
    prevents: 'Límites también para los sistemas del propio servicio.',
  },
};
