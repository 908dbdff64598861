/** The guide in Spanish. */
import { SPANISH_GUIDE } from '../../../guide/words/spanish.ts';
import type { GuideCopy } from './guide-copy.ts';

export const SPANISH_GUIDE_COPY: GuideCopy = {
  locale: 'es',
  words: SPANISH_GUIDE,
  doors: {
    unasked: { title: 'Llegó un código que no pedí', hint: 'Uno o muchos' },
    asked_for_my_code: { title: 'Alguien quiere que le dé un código', hint: 'Por teléfono, por chat, por mensaje' },
    gave_code: { title: 'Di un código', hint: 'Se lo dije a alguien o lo escribí en una página' },
    is_it_real: { title: '¿Es auténtico este mensaje?', hint: 'Pégalo: no sale de este dispositivo' },
    does_not_come: { title: 'Mi código no llega', hint: 'Pedí uno y lo estoy esperando' },
    where_is_it: { title: '¿Dónde encuentro mi código?', hint: 'Una página me lo pide y no lo tengo' },
  },
  questions: {
    contacted: {
      asks: '¿Alguien te llama o te escribe por este código?',
      choices: { phone: 'Sí, está al teléfono ahora', wrote: 'Sí, alguien llamó o escribió', no: 'No' },
    },
    given: {
      asks: '¿Le diste el código a alguien?',
      choices: {
        told: 'Se lo dije a alguien',
        typed: 'Lo escribí en una página a la que llevaba un enlace',
        no: 'No, me lo guardé',
      },
    },
    screen: {
      asks: '¿Pudo alguien ver o manejar tu pantalla?',
      hint: 'Por ejemplo, con una aplicación que te pidió abrir «el servicio técnico».',
      choices: { yes: 'Sí', no: 'No' },
    },
    money: { asks: '¿Se puede mover dinero desde esta cuenta?', choices: { yes: 'Sí', no: 'No' } },
    asked: {
      asks: '¿Intentaste entrar, recuperar o cambiar algo en ese momento?',
      hint: 'En cualquiera de tus dispositivos. También cuenta quien comparta la cuenta.',
      choices: { yes: 'Sí', no: 'No', unsure: 'Quizá' },
    },
    account: {
      asks: '¿Tienes una cuenta en el servicio del mensaje?',
      choices: { yes: 'Sí', no: 'No', unsure: 'Quizá' },
    },
    saysFor: {
      asks: '¿Para qué dice el mensaje que es el código?',
      choices: {
        sign_in: 'Para entrar',
        recovery: 'Para cambiar una contraseña olvidada',
        sign_up: 'Para abrir una cuenta',
        change: 'Para cambiar los datos de contacto',
        confirm: 'Para confirmar un teléfono o un correo',
        action: 'Para un pago o algo parecido',
        unclear: 'No lo dice',
      },
    },
    count: {
      asks: '¿Cuántos códigos llegaron?',
      choices: { one: 'Uno', day: 'Varios en un día', hour: 'Muchos en una hora' },
    },
    sameCode: { asks: '¿Fue cada vez el mismo código?', choices: { same: 'El mismo', other: 'Códigos distintos' } },
    pattern: {
      asks: '¿Cuándo llegan?',
      choices: {
        regular: 'Siempre después de un tiempo parecido',
        open: 'Con la aplicación abierta',
        update: 'Desde que se actualizó la aplicación',
        none: 'Nada de eso',
      },
    },
    others: {
      asks: '¿Les llegan también a otras personas?',
      choices: { others: 'Sí, también a otras', admits: 'Sí, y el servicio dice que algo falló', no: 'No' },
    },
    since: {
      asks: '¿Desde cuándo tienes este teléfono o este correo?',
      choices: { weeks: 'Desde hace semanas', months: 'Desde hace meses', years: 'Desde hace años' },
    },
    greets: {
      asks: '¿A quién nombra el mensaje?',
      choices: { me: 'A mí', somebody_else: 'A otra persona', nobody: 'A nadie' },
    },
    inside: {
      asks: '¿Hay algo en la cuenta que no sea tuyo?',
      hint: 'Mira en sus ajustes los dispositivos y los últimos cambios.',
      choices: { devices: 'Un dispositivo que no conozco', changes: 'Un cambio que no hice', no: 'No' },
    },
    password: {
      asks: '¿Cómo de segura es tu contraseña ahí?',
      choices: {
        reused: 'La uso también en otros sitios',
        breach: 'Sé que la robaron',
        no: 'No la uso en ningún otro sitio',
      },
    },
    knownPerson: {
      asks: '¿Puede estar detrás alguien que te conoce?',
      choices: { yes: 'Sí, podría ser', no: 'No' },
    },
    followed: { asks: '¿Abriste un enlace del mensaje?', choices: { yes: 'Sí', no: 'No' } },
    channel: {
      asks: '¿Cómo tendría que llegar el código?',
      choices: { sms: 'Por mensaje de texto', email: 'Por correo', voice: 'Por llamada', whatsapp: 'Por WhatsApp' },
    },
    waiting: {
      asks: '¿Cuánto hace que lo pediste?',
      choices: { minutes: 'Menos de 5 minutos', half: 'Hasta media hora', long: 'Más' },
    },
    times: {
      asks: '¿Cuántas veces lo has pedido?',
      choices: { one: 'Una', two: 'Dos', more: '3 veces o más' },
    },
    signal: { asks: '¿Perdió tu teléfono la red sin motivo?', choices: { yes: 'Sí', no: 'No' } },
    appOutdated: { asks: '¿Hace mucho que la aplicación no se actualiza?', choices: { yes: 'Sí', no: 'No' } },
    message: { asks: 'Pega aquí el mensaje, si quieres', choices: {} },
  },
  question: 'Pregunta {n}',
  notKnown: 'No lo sé',
  back: 'Atrás',
  answerNow: 'Ver ya la respuesta',
  startOver: 'Empezar de nuevo',
  moreQuestions: 'Contestar algunas preguntas más',
  moreQuestionsWhy: 'Así la respuesta es más exacta. Antes, da los primeros pasos.',
  next: 'Seguir',
  message: {
    label: 'El mensaje',
    hint: 'Se queda en este dispositivo. Lo que pegas no se envía a nadie.',
    service: '¿De qué servicio dice ser?',
    pass: 'Seguir sin él',
  },
  worry: {
    urgent: 'Actúa ahora',
    raised: 'Cuidado: alguien puede ir detrás de tu cuenta',
    low: 'No hay que temer, pero conviene mirarlo',
    none: 'Nada indica peligro',
  },
  verdicts: {
    real: 'Parece auténtico',
    fake: 'Es falso',
    cant_tell: 'No podemos decir si es auténtico',
  },
  steps: 'Haz esto, en este orden',
  stepsHint: 'Marca lo que ya hiciste. En este dispositivo se guardan las marcas y nada más.',
  moreSteps: 'Más pasos',
  untick: 'Olvidar mis marcas',
  why: 'Por qué',
  reasons: 'Qué hay detrás',
  otherReasons: 'Motivos menos probables',
  likelihood: { sure: 'casi seguro', likely: 'probable', possible: 'posible', unlikely: 'apenas' },
  ofTen: 'unas {n} de cada 10',
};
