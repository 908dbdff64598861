/** Families of evidence in Spanish: a number that changed hands. */
import type { AnswerWords } from '../../words.ts';

export const SPANISH_RECYCLED_NUMBER: AnswerWords['evidence'] = {
  'recycled_number.carrier_told': {
    says: 'La compañía telefónica dice que el número cambió de manos.',
    otherwise: null,
  },
  'recycled_number.after_proof': {
    says: 'La compañía telefónica dice que el número cambió de manos después de confirmarlo esta cuenta.',
    otherwise: 'Esta cuenta confirmó el número después de que cambiara de manos.',
  },
  'recycled_number.disconnected': {
    says: 'La compañía telefónica dice que el número estuvo un tiempo desconectado.',
    otherwise: null,
  },
  'recycled_number.disconnected_after': {
    says: 'El número se desconectó después de confirmarlo esta cuenta.',
    otherwise: null,
  },
  'recycled_number.old_proof': {
    says: 'Hacía {days} o más que la cuenta había confirmado el número.',
    otherwise: null,
  },
  'recycled_number.silent': { says: 'La cuenta llevaba {days} o más sin usarse.', otherwise: null },
  'recycled_number.never_seen': { says: 'La cuenta nunca se vio en uso aquí.', otherwise: null },
  'recycled_number.proved_by_another_later': {
    says: 'Otra cuenta confirmó el número más tarde.',
    otherwise: 'Ninguna otra cuenta confirmó el número más tarde.',
  },
  'recycled_number.proved_by_another_lately': {
    says: 'Otra cuenta confirmó el número como mucho {days} antes.',
    otherwise: null,
  },
  'recycled_number.given_up': { says: 'La cuenta había dejado el número.', otherwise: null },
  'recycled_number.proofs': { says: 'Cuentas que confirmaron el número: {n} o más.', otherwise: null },
  'recycled_number.failed': { says: 'Mensajes al número que habían fallado: {n} o más.', otherwise: null },
  'recycled_number.absent': {
    says: 'Veces que el número había estado fuera de alcance o no existía: {n} o más.',
    otherwise: null,
  },
  'recycled_number.unknown_before': {
    says: 'Una compañía telefónica había dicho que nadie tenía el número.',
    otherwise: null,
  },
  'recycled_number.last_report_bad': { says: 'El último mensaje al número no llegó.', otherwise: null },
  'recycled_number.unentered': {
    says: 'Ese mes se habían quedado sin introducir {n} códigos o más para el número.',
    otherwise: null,
  },
  'recycled_number.old_owner': {
    says: 'Lo pidió un dispositivo o una red que la cuenta conoce, nadie introdujo el código, y el número se confirmó hace meses.',
    otherwise: null,
  },
  'recycled_number.stranger_old_proof': {
    says: 'Lo pidió un extraño, y la cuenta confirmó el número hace mucho.',
    otherwise: null,
  },
  'recycled_number.far_old_proof': {
    says: 'Lo pidió alguien del todo nuevo, y la cuenta confirmó el número hace mucho.',
    otherwise: null,
  },
  'recycled_number.signs_up': {
    says: 'Alguien quiso abrir una cuenta con un número que ya se había confirmado antes.',
    otherwise: null,
  },
  'recycled_number.signs_up_entered': {
    says: 'Alguien abrió una cuenta con un número que otra cuenta confirmó hace meses.',
    otherwise: null,
  },
  'recycled_number.other_proof_old': {
    says: 'Hacía {days} o más que otra cuenta había confirmado el número.',
    otherwise: null,
  },
  'recycled_number.proved_by_another_after': { says: 'Después, otra cuenta confirmó el número.', otherwise: null },
  'recycled_number.known_keeps_asking': {
    says: 'Lo pidió un dispositivo o una red que la cuenta conoce; siguieron más códigos, y en esa hora no se introdujo ninguno.',
    otherwise: null,
  },
  'recycled_number.contact_days': { says: 'El número está en la cuenta desde hace {days} o más.', otherwise: null },
  'recycled_number.contact_new': { says: 'El número se puso en la cuenta como mucho {days} antes.', otherwise: null },
  'recycled_number.sim': { says: 'La tarjeta SIM del número se cambió alguna vez.', otherwise: null },
  'recycled_number.removed_after': { says: 'Después, el número se quitó de la cuenta.', otherwise: null },
};
