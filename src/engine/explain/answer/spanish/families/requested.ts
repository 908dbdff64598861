/** Families of evidence in Spanish: a rightful request. */
import type { AnswerWords } from '../../words.ts';

export const SPANISH_REQUESTED: AnswerWords['evidence'] = {
  'requested.for_sign_in': { says: 'El código es para entrar.', otherwise: null },
  'requested.for_sign_up': { says: 'El código es para abrir una cuenta.', otherwise: null },
  'requested.for_recovery': { says: 'El código es para una contraseña olvidada.', otherwise: null },
  'requested.for_change': { says: 'El código es para cambiar un número de teléfono o un correo.', otherwise: null },
  'requested.for_confirming': {
    says: 'El código es para confirmar un número de teléfono o un correo nuevo.',
    otherwise: null,
  },
  'requested.for_linking': { says: 'El código es para conectar una aplicación.', otherwise: null },
  'requested.for_an_action': { says: 'El código es para confirmar algo importante.', otherwise: null },
  'requested.by_mail': { says: 'El código se envió por correo.', otherwise: 'El código se envió a un teléfono.' },
  'requested.typed_nothing': { says: 'No se escribió nada para pedirlo.', otherwise: null },
  'requested.typed_address': { says: 'Se escribió tu número o tu dirección para pedirlo.', otherwise: null },
  'requested.typed_word': {
    says: 'Para pedirlo se escribió un nombre, y no tu número ni tu dirección.',
    otherwise: null,
  },
  'requested.has_password': {
    says: 'Antes se dio la contraseña correcta.',
    otherwise: 'Antes no se dio ninguna contraseña.',
  },
  'requested.has_device': {
    says: 'Se pidió en un dispositivo que dice cuál es.',
    otherwise: 'El dispositivo no dijo cuál es.',
  },
  'requested.signed_in': {
    says: 'Lo pidió alguien que ya estaba dentro.',
    otherwise: 'Donde se pidió, nadie había entrado en la cuenta.',
  },
  'requested.has_account': { says: 'Es para una cuenta que existe.', otherwise: 'Todavía no existe ninguna cuenta.' },
  'requested.by_stranger': {
    says: 'La cuenta no conocía a quien lo pidió.',
    otherwise: 'La cuenta conocía el dispositivo o la red que lo pidió.',
  },
  'requested.known_network': {
    says: 'Vino de una red que la cuenta usa.',
    otherwise: 'Vino de una red que la cuenta no había usado.',
  },
  'requested.known_system': {
    says: 'Vino por un proveedor de internet que la cuenta usa.',
    otherwise: 'Vino por un proveedor de internet que la cuenta no había usado.',
  },
  'requested.known_kind_of_client': {
    says: 'Vino de un tipo de aplicación que la cuenta usa.',
    otherwise: 'Vino de un tipo de aplicación que la cuenta no había usado.',
  },
  'requested.at_home': { says: 'Ni el dispositivo ni la red tenían nada de nuevo para la cuenta.', otherwise: null },
  'requested.far_stranger': {
    says: 'La cuenta no conocía ni el dispositivo ni la red ni el proveedor de internet.',
    otherwise: null,
  },
  'requested.new_device_at_home': {
    says: 'Lo pidió un dispositivo nuevo, en una red que la cuenta usa.',
    otherwise: null,
  },
  'requested.new_device_same_provider': {
    says: 'Lo pidió un dispositivo nuevo, por un proveedor de internet que la cuenta usa.',
    otherwise: null,
  },
  'requested.known_signs_in': {
    says: 'Se entró con la contraseña correcta en un dispositivo o una red que la cuenta conoce.',
    otherwise: null,
  },
  'requested.known_recovers': {
    says: 'La contraseña nueva se pidió en un dispositivo o una red que la cuenta conoce.',
    otherwise: null,
  },
  'requested.account_times': { says: 'La cuenta se vio en uso {n} veces o más.', otherwise: null },
  'requested.account_devices': { says: 'Dispositivos en los que se ha usado la cuenta: {n} o más.', otherwise: null },
  'requested.own_entered_before': {
    says: 'Códigos para el mismo dispositivo o la misma red que se introdujeron ese mes: {n} o más.',
    otherwise: null,
  },
  'requested.device_entered_before': {
    says: 'Códigos para este dispositivo que se introdujeron esa semana: {n} o más.',
    otherwise: null,
  },
  'requested.entered_at_all': { says: 'El código se introdujo.', otherwise: 'El código no se introdujo.' },
  'requested.entered_soon': {
    says: 'El código se introdujo como mucho {seconds} después de pedirlo.',
    otherwise: null,
  },
  'requested.entered_by_same': {
    says: 'El código se introdujo donde se pidió.',
    otherwise: 'El código se introdujo en un dispositivo distinto del que lo pidió.',
  },
  'requested.entered_by_known': {
    says: 'Lo introdujo un dispositivo que la cuenta conoce.',
    otherwise: 'Lo introdujo un dispositivo nuevo para la cuenta.',
  },
  'requested.stranger_entered': {
    says: 'Lo pidió alguien a quien la cuenta no conocía, y el código se introdujo.',
    otherwise: null,
  },
  'requested.known_entered': {
    says: 'Lo pidió un dispositivo o una red que la cuenta conoce, y el código se introdujo.',
    otherwise: null,
  },
  'requested.known_did_not_enter': {
    says: 'Lo pidió un dispositivo o una red que la cuenta conoce, y el código no se introdujo.',
    otherwise: null,
  },
  'requested.wrong_entered': { says: 'Códigos equivocados que se introdujeron: {n} o más.', otherwise: null },
  'requested.device_stayed': {
    says: 'Después, la cuenta se vio en uso en el dispositivo que lo pidió.',
    otherwise: 'Después, el dispositivo que lo pidió no se vio en uso.',
  },
  'requested.new_device_stayed': {
    says: 'Después, la cuenta se usó en el dispositivo nuevo que lo pidió.',
    otherwise: null,
  },
  'requested.entered_and_seen': { says: 'Se introdujo, y después la cuenta se siguió usando.', otherwise: null },
  'requested.address_entered_before': {
    says: 'Códigos a esta dirección que se introdujeron ese mes: {n} o más.',
    otherwise: null,
  },
  'requested.network_at_home': { says: 'Cuentas que se usan a diario en esa red: {n} o más.', otherwise: null },
  'requested.network_enters': {
    says: 'En esa red, ese día se introdujeron {n} de cada cien códigos o más.',
    otherwise: null,
  },
  'requested.caller_enters': {
    says: 'De los códigos que pidió ese día la misma parte del servicio, se introdujeron {n} de cada cien o más.',
    otherwise: null,
  },
  'requested.client_enters': {
    says: 'Con esa versión de la aplicación, ese día se introdujeron {n} de cada cien códigos o más.',
    otherwise: null,
  },
  'requested.network_enters_around': {
    says: 'Por entonces, en esa red se introdujeron {n} de cada cien códigos o más.',
    otherwise: null,
  },
  'requested.caller_enters_around': {
    says: 'Por entonces se introdujeron {n} de cada cien códigos o más de los que pidió la misma parte del servicio.',
    otherwise: null,
  },
  'requested.person': { says: 'Lo pidió una persona.', otherwise: null },
  'requested.first_try': { says: 'Era el primer código del día, y era para entrar.', otherwise: null },
  'requested.password_changed_at_home': {
    says: 'Después se cambió la contraseña, en un dispositivo que la cuenta conoce.',
    otherwise: null,
  },
  'requested.recovered': { says: 'Se introdujo, y la contraseña se cambió.', otherwise: null },
  'requested.old_friend': {
    says: 'Tanto el dispositivo como la cuenta se han visto en uso varias veces.',
    otherwise: null,
  },
};
