/** Families of evidence in Spanish: an app that asks by itself. */
import type { AnswerWords } from '../../words.ts';

export const SPANISH_CLIENT_MALFUNCTION: AnswerWords['evidence'] = {
  'client_malfunction.app_asked': { says: 'La aplicación lo pidió sola, y nadie pulsó nada.', otherwise: null },
  'client_malfunction.known_app': {
    says: 'Lo pidió un dispositivo o una red que la cuenta conoce, y no se escribió nada.',
    otherwise: null,
  },
  'client_malfunction.known_app_by_itself': {
    says: 'La aplicación lo pidió sola, en un dispositivo o una red que la cuenta conoce.',
    otherwise: null,
  },
  'client_malfunction.signed_in': {
    says: 'Un dispositivo con la sesión abierta pidió un código para entrar.',
    otherwise: null,
  },
  'client_malfunction.signed_in_action': {
    says: 'Un dispositivo con la sesión abierta pidió un código para asegurarse de quién está ahí.',
    otherwise: null,
  },
  'client_malfunction.signed_in_unentered': {
    says: 'Lo pidió un dispositivo con la sesión abierta, y nadie introdujo el código.',
    otherwise: null,
  },
  'client_malfunction.even': { says: 'El dispositivo pidió a intervalos iguales o casi iguales.', otherwise: null },
  'client_malfunction.even_of_three': {
    says: 'Las tres últimas veces, el dispositivo pidió a intervalos casi iguales.',
    otherwise: null,
  },
  'client_malfunction.even_around': {
    says: 'Por entonces, el dispositivo pidió a intervalos iguales o casi iguales.',
    otherwise: null,
  },
  'client_malfunction.same_time': {
    says: 'El dispositivo pidió más o menos a la misma hora del día que antes.',
    otherwise: null,
  },
  'client_malfunction.same_time_around': {
    says: 'En los días de alrededor, el dispositivo pidió más o menos a la misma hora del día.',
    otherwise: null,
  },
  'client_malfunction.unused': {
    says: 'Esa semana el dispositivo había pedido {n} veces o más sin que se introdujera un código.',
    otherwise: null,
  },
  'client_malfunction.hours': {
    says: 'Esa semana el dispositivo había pedido en {n} horas distintas o más.',
    otherwise: null,
  },
  'client_malfunction.around': {
    says: 'En los días de alrededor, el dispositivo pidió {n} veces o más.',
    otherwise: null,
  },
  'client_malfunction.again_day': {
    says: 'Veces que el dispositivo volvió a pedir en el día siguiente: {n} o más.',
    otherwise: null,
  },
  'client_malfunction.own_gap': {
    says: 'El dispositivo había pedido también como mucho {seconds} antes.',
    otherwise: null,
  },
  'client_malfunction.asked_after_entering': {
    says: 'El dispositivo acababa de introducir un código, y volvió a pedir.',
    otherwise: null,
  },
  'client_malfunction.since_own': {
    says: 'Como mucho {seconds} antes, el dispositivo había introducido un código.',
    otherwise: null,
  },
  'client_malfunction.same_purpose': {
    says: 'Un dispositivo o una red que la cuenta conoce pidió lo mismo que antes.',
    otherwise: null,
  },
  'client_malfunction.versions_behind': {
    says: 'Versiones de la aplicación más nuevas que la que lo pidió: unas {n} o más.',
    otherwise: null,
  },
  'client_malfunction.old_version': {
    says: 'Hay una versión más nueva de la aplicación.',
    otherwise: 'La aplicación es la versión más nueva que conocemos.',
  },
  'client_malfunction.new_version': {
    says: 'Esa versión de la aplicación se vio por primera vez como mucho {days} antes.',
    otherwise: null,
  },
  'client_malfunction.version_by_itself': {
    says: 'Ese día, esa versión de la aplicación pidió sola en {n} de cada cien casos o más.',
    otherwise: null,
  },
  'client_malfunction.version_per_person': {
    says: 'Con esa versión de la aplicación se pidieron ese día, de media, {n} códigos o más por persona.',
    otherwise: null,
  },
  'client_malfunction.version_not_entered': {
    says: 'De los códigos pedidos ese día con esa versión de la aplicación, como mucho se introdujeron {n} de cada cien.',
    otherwise: null,
  },
  'client_malfunction.version_not_entered_around': {
    says: 'De los códigos pedidos por entonces con esa versión de la aplicación, como mucho se introdujeron {n} de cada cien.',
    otherwise: null,
  },
  'client_malfunction.version_busy': {
    says: 'Esa versión de la aplicación pidió {n} veces lo habitual, o más.',
    otherwise: null,
  },
  'client_malfunction.device_hour': {
    says: 'Veces que el dispositivo había pedido en la hora anterior: {n} o más.',
    otherwise: null,
  },
  'client_malfunction.device_week': {
    says: 'El dispositivo había pedido {n} veces o más esa semana.',
    otherwise: null,
  },
  'client_malfunction.known_never_entered': {
    says: 'Un dispositivo o una red que la cuenta conoce pidió una y otra vez, y nadie introdujo un código.',
    otherwise: null,
  },
  'client_malfunction.person_said': {
    says: 'Se dice que lo pidió una persona, en un dispositivo que ya tenía la sesión abierta.',
    otherwise: null,
  },
  'client_malfunction.recently_seen': {
    says: 'La cuenta se había usado ese día, y lo pidió un dispositivo o una red que conoce.',
    otherwise: null,
  },
  'client_malfunction.known_new_version': {
    says: 'Lo pidió un dispositivo o una red que la cuenta conoce, con una versión nueva de la aplicación.',
    otherwise: null,
  },
  'client_malfunction.signed_in_same_device': {
    says: 'Se pidió con la sesión abierta, en el dispositivo de esa sesión.',
    otherwise: null,
  },
};
