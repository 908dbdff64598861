/** Families of evidence in Spanish: a mistyped address. */
import type { AnswerWords } from '../../words.ts';

export const SPANISH_MISTYPED_CONTACT: AnswerWords['evidence'] = {
  'mistyped_contact.near_known': {
    says: 'La dirección se distingue por un error al escribir de otra que esta cuenta o este dispositivo había usado.',
    otherwise: 'La dirección no se distingue por un solo error al escribir de ninguna que se hubiera usado antes.',
  },
  'mistyped_contact.near_proved_after': {
    says: 'Después se confirmó una dirección que se distingue de esta por un error al escribir.',
    otherwise: 'Después no se confirmó ninguna dirección que se distinga de esta por un error al escribir.',
  },
  'mistyped_contact.another_soon': {
    says: 'El mismo dispositivo pidió un código para otra dirección antes de diez minutos.',
    otherwise: 'El mismo dispositivo no pidió poco después para ninguna otra dirección.',
  },
  'mistyped_contact.another_entered': {
    says: 'El mismo dispositivo introdujo después el código de otra dirección.',
    otherwise: null,
  },
  'mistyped_contact.another_before': {
    says: 'El mismo dispositivo había pedido para otra dirección en los diez minutos anteriores.',
    otherwise: null,
  },
  'mistyped_contact.another_before_unused': {
    says: 'El dispositivo había pedido ese día para otra dirección, cuyo código no se introdujo.',
    otherwise: null,
  },
  'mistyped_contact.new_address': {
    says: 'Nadie había confirmado esta dirección ni había pedido códigos para ella.',
    otherwise: null,
  },
  'mistyped_contact.address_never_seen': {
    says: 'De esta dirección no se sabía nada.',
    otherwise: 'De esta dirección ya se sabía algo.',
  },
  'mistyped_contact.of_somebody_else': {
    says: 'Era para algo nuevo, y esta dirección ya se había confirmado antes.',
    otherwise: null,
  },
  'mistyped_contact.not_of_the_account': {
    says: 'La cuenta nunca tuvo esta dirección.',
    otherwise: 'La cuenta tiene esta dirección.',
  },
  'mistyped_contact.new_typed_unentered': {
    says: 'La dirección se escribió para algo nuevo, y nadie introdujo el código.',
    otherwise: null,
  },
  'mistyped_contact.known_device_new_address': {
    says: 'Desde un dispositivo o una red que la cuenta conoce se quiso añadir esta dirección a la cuenta.',
    otherwise: null,
  },
  'mistyped_contact.stranger_confirms': {
    says: 'Alguien a quien la cuenta no conoce quiso añadirle esta dirección.',
    otherwise: null,
  },
  'mistyped_contact.signed_in_confirms': {
    says: 'Alguien que ya estaba dentro quiso añadir esta dirección, y no introdujo el código.',
    otherwise: null,
  },
  'mistyped_contact.no_account_yet': { says: 'Era para una cuenta que todavía no existía.', otherwise: null },
  'mistyped_contact.domain_rare': {
    says: 'Direcciones con la misma parte después de la @ que se confirmaron aquí alguna vez: como mucho {n}.',
    otherwise: null,
  },
  'mistyped_contact.domain_rare_new': {
    says: 'La dirección es nueva, y aquí casi nadie tiene una con la misma parte después de la @.',
    otherwise: null,
  },
  'mistyped_contact.asked_again': {
    says: 'Veces que quien lo pidió lo quiso de nuevo en la hora siguiente: {n} o más.',
    otherwise: null,
  },
  'mistyped_contact.insists': {
    says: 'Códigos que el mismo dispositivo había pedido esa semana y que no se introdujeron: {n} o más.',
    otherwise: null,
  },
  'mistyped_contact.not_entered_new': { says: 'Era para algo nuevo, y nadie lo introdujo.', otherwise: null },
  'mistyped_contact.entered_new': { says: 'Era para algo nuevo, y se introdujo.', otherwise: null },
  'mistyped_contact.device_other_people': {
    says: 'Otras personas para las que el dispositivo pidió códigos en el día siguiente: {n} o más.',
    otherwise: null,
  },
  'mistyped_contact.then_the_same_account': {
    says: 'Después, el dispositivo pidió un código para la misma cuenta en otra dirección.',
    otherwise: null,
  },
  'mistyped_contact.then_another_account': {
    says: 'Después, el dispositivo pidió un código para otra cuenta en esta dirección.',
    otherwise: null,
  },
  'mistyped_contact.unknown_subscriber': {
    says: 'La compañía telefónica dice que nadie tiene este número.',
    otherwise: null,
  },
  'mistyped_contact.undelivered': { says: 'El mensaje no se pudo entregar.', otherwise: null },
  'mistyped_contact.signed_up_on_network': {
    says: 'En esa red, ese día se quiso abrir cuentas para {n} direcciones o más.',
    otherwise: null,
  },
  'mistyped_contact.address_accounts': {
    says: 'Ese mes se pidieron a esta dirección códigos para {n} cuentas o más.',
    otherwise: null,
  },
};
