/** Families of evidence in Spanish: new passwords that others ask for. */
import type { AnswerWords } from '../../words.ts';

export const SPANISH_RESET_ABUSE: AnswerWords['evidence'] = {
  'reset_abuse.by_stranger': {
    says: 'Alguien a quien la cuenta no conoce pidió una contraseña nueva.',
    otherwise: null,
  },
  'reset_abuse.not_entered': {
    says: 'Un extraño pidió una contraseña nueva, y nadie introdujo el código.',
    otherwise: null,
  },
  'reset_abuse.at_home': {
    says: 'La cuenta conocía el dispositivo o la red que pidió la contraseña nueva.',
    otherwise: null,
  },
  'reset_abuse.username_typed': {
    says: 'Un extraño escribió un nombre para pedir una contraseña nueva.',
    otherwise: null,
  },
  'reset_abuse.address_hour': {
    says: 'Peticiones de una contraseña nueva en la hora anterior: {n} o más.',
    otherwise: null,
  },
  'reset_abuse.address_day': {
    says: 'Peticiones de una contraseña nueva en el día anterior: {n} o más.',
    otherwise: null,
  },
  'reset_abuse.address_week': {
    says: 'Peticiones de una contraseña nueva en la semana anterior: {n} o más.',
    otherwise: null,
  },
  'reset_abuse.flood': { says: 'En la hora anterior se habían pedido códigos {n} veces o más.', otherwise: null },
  'reset_abuse.flood_day': { says: 'En el día anterior se habían pedido códigos {n} veces o más.', otherwise: null },
  'reset_abuse.flood_after': { says: 'Peticiones de más códigos en el día siguiente: {n} o más.', otherwise: null },
  'reset_abuse.networks': { says: 'Ese día se pidieron códigos desde {n} redes o más.', otherwise: null },
  'reset_abuse.networks_after': {
    says: 'Redes desde las que se pidieron códigos en el día siguiente: {n} o más.',
    otherwise: null,
  },
  'reset_abuse.network_recovers': {
    says: 'En esa red se pidieron ese día contraseñas nuevas para {n} direcciones o más.',
    otherwise: null,
  },
  'reset_abuse.system_recovers': {
    says: 'Por ese proveedor de internet se pidieron ese día contraseñas nuevas para {n} direcciones o más.',
    otherwise: null,
  },
  'reset_abuse.client_recovers': {
    says: 'Con esa versión de la aplicación se pidieron ese día contraseñas nuevas para {n} direcciones o más.',
    otherwise: null,
  },
  'reset_abuse.strangers_there': {
    says: 'En esa red, unos extraños pidieron ese día códigos para varias cuentas.',
    otherwise: null,
  },
  'reset_abuse.by_mail': { says: 'Un extraño pidió una contraseña nueva por correo.', otherwise: null },
  'reset_abuse.entered_from_strange': {
    says: 'Un extraño pidió una contraseña nueva, y el código se introdujo.',
    otherwise: null,
  },
  'reset_abuse.mailbox': {
    says: 'Un extraño pidió una contraseña nueva por correo, y el código se introdujo.',
    otherwise: null,
  },
  'reset_abuse.then_elsewhere': {
    says: 'Después, el mismo dispositivo pidió un código para otra dirección.',
    otherwise: null,
  },
  'reset_abuse.then_elsewhere_entered': {
    says: 'Después, el mismo dispositivo pidió un código para otra dirección, y ese se introdujo.',
    otherwise: null,
  },
  'reset_abuse.once_and_left': {
    says: 'Un extraño pidió una vez una contraseña nueva, nadie introdujo el código, y ese día no se pidió ningún otro.',
    otherwise: null,
  },
  'reset_abuse.known_device_of_others': {
    says: 'Otra cuenta usa el dispositivo que pidió la contraseña nueva.',
    otherwise: null,
  },
  'reset_abuse.gap': { says: 'El código anterior se había pedido como mucho {seconds} antes.', otherwise: null },
  'reset_abuse.known_network': {
    says: 'La contraseña nueva se pidió desde una red que la cuenta usa.',
    otherwise: null,
  },
  'reset_abuse.known_system': {
    says: 'Vino por un proveedor de internet que la cuenta usa, de alguien a quien no conocía.',
    otherwise: null,
  },
};
