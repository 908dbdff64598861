/** Families of evidence in Spanish: an attempt to sign in from outside. */
import type { AnswerWords } from '../../words.ts';

export const SPANISH_UNAUTHORIZED_LOGIN: AnswerWords['evidence'] = {
  'unauthorized_login.with_password': {
    says: 'Alguien a quien la cuenta no conoce dio la contraseña correcta.',
    otherwise: null,
  },
  'unauthorized_login.without_password': {
    says: 'Alguien a quien la cuenta no conoce quiso entrar sin contraseña.',
    otherwise: null,
  },
  'unauthorized_login.far': {
    says: 'Se dio la contraseña correcta, y la cuenta no conocía ni el dispositivo ni la red ni el proveedor de internet.',
    otherwise: null,
  },
  'unauthorized_login.without_device': {
    says: 'Un extraño quiso entrar, en un dispositivo que no dijo cuál es.',
    otherwise: null,
  },
  'unauthorized_login.wrong_here': {
    says: 'Contraseñas equivocadas que se dieron allí en la hora anterior: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.right_at_first': {
    says: 'La contraseña fue correcta al primer intento.',
    otherwise: 'La contraseña fue equivocada al primer intento.',
  },
  'unauthorized_login.right_after_wrong': {
    says: 'Un extraño acertó la contraseña después de una equivocada.',
    otherwise: null,
  },
  'unauthorized_login.wrong_elsewhere': {
    says: 'Contraseñas equivocadas que dieron extraños en otras redes ese día: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.wrong_elsewhere_week': {
    says: 'Contraseñas equivocadas que dieron extraños en otras redes esa semana: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.wrong_by_strangers': {
    says: 'Contraseñas equivocadas que dieron extraños ese día: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.network_wrong_names': {
    says: 'Nombres con los que se probaron contraseñas equivocadas en esa red ese día: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.network_nobodies': {
    says: 'Nombres que no tiene nadie, probados en esa red ese día: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.network_strangers': {
    says: 'Cuentas para las que unos extraños pidieron códigos en esa red ese día: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.network_right_strangers': {
    says: 'Cuentas nuevas en esa red cuya contraseña correcta se dio allí ese día: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.network_mostly_wrong': {
    says: 'De las contraseñas que se probaron en esa red ese día, como mucho {n} de cada cien eran correctas.',
    otherwise: null,
  },
  'unauthorized_login.system_wrong_names': {
    says: 'Por ese proveedor de internet se probaron ese día contraseñas equivocadas con {n} nombres o más.',
    otherwise: null,
  },
  'unauthorized_login.system_nobodies': {
    says: 'Nombres que no tiene nadie, probados por ese proveedor de internet ese día: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.system_mostly_wrong': {
    says: 'De las contraseñas que se probaron por ese proveedor de internet ese día, como mucho {n} de cada cien eran correctas.',
    otherwise: null,
  },
  'unauthorized_login.system_strangers': {
    says: 'Por ese proveedor de internet, unos extraños pidieron ese día códigos para {n} cuentas o más.',
    otherwise: null,
  },
  'unauthorized_login.client_wrong_names': {
    says: 'Con esa versión de la aplicación se probaron ese día contraseñas equivocadas con {n} nombres o más.',
    otherwise: null,
  },
  'unauthorized_login.client_nobodies': {
    says: 'Nombres que no tiene nadie, probados con esa versión de la aplicación ese día: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.client_strange_share': {
    says: 'De quienes pidieron códigos con esa versión de la aplicación ese día, {n} de cada cien o más eran extraños.',
    otherwise: null,
  },
  'unauthorized_login.client_mostly_wrong': {
    says: 'De las contraseñas que se probaron con esa versión de la aplicación ese día, como mucho {n} de cada cien eran correctas.',
    otherwise: null,
  },
  'unauthorized_login.device_wrong_names': {
    says: 'Nombres con los que ese dispositivo dio contraseñas equivocadas esa semana: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.device_names': {
    says: 'Ese dispositivo dio esa semana la contraseña correcta de {n} nombres o más.',
    otherwise: null,
  },
  'unauthorized_login.device_accounts': {
    says: 'Ese dispositivo pidió esa semana códigos para {n} personas o más.',
    otherwise: null,
  },
  'unauthorized_login.new_device': {
    says: 'Ese dispositivo se vio por primera vez como mucho {days} antes.',
    otherwise: null,
  },
  'unauthorized_login.device_of_others': {
    says: 'Otra cuenta usa ese dispositivo.',
    otherwise: 'Ninguna otra cuenta usa ese dispositivo.',
  },
  'unauthorized_login.left_at_once': {
    says: 'Nadie introdujo el código, y el extraño no volvió a pedir otro ese día.',
    otherwise: null,
  },
  'unauthorized_login.came_back': {
    says: 'Nadie introdujo el código, y el extraño volvió a pedir otro ese día.',
    otherwise: null,
  },
  'unauthorized_login.wrong_after': {
    says: 'Contraseñas equivocadas en el día siguiente: {n} o más.',
    otherwise: null,
  },
  'unauthorized_login.network_asks_for_many': {
    says: 'Por entonces se pidieron en esa red códigos para {n} personas o más.',
    otherwise: null,
  },
  'unauthorized_login.network_strange_around': {
    says: 'Por entonces, {n} de cada cien o más de quienes pidieron códigos en esa red eran extraños.',
    otherwise: null,
  },
  'unauthorized_login.system_strange_around': {
    says: 'Por entonces, {n} de cada cien o más de quienes pidieron códigos por ese proveedor de internet eran extraños.',
    otherwise: null,
  },
  'unauthorized_login.system_enters_little': {
    says: 'Códigos que se introdujeron de los pedidos por entonces por ese proveedor de internet: como mucho {n} de cada cien.',
    otherwise: null,
  },
  'unauthorized_login.guessed_codes': {
    says: 'Se introdujeron códigos {n} veces o más, correctos o no.',
    otherwise: null,
  },
  'unauthorized_login.alone_on_network': {
    says: 'Que sepamos, ninguna cuenta se usa a diario en esa red.',
    otherwise: null,
  },
  'unauthorized_login.strange_and_alone': {
    says: 'Lo pidió un extraño, en una red que nadie usa a diario, que sepamos.',
    otherwise: null,
  },
  'unauthorized_login.password_seconds': {
    says: 'El código se pidió como mucho {seconds} después de la contraseña correcta.',
    otherwise: null,
  },
};
