/** Families of evidence in Spanish: a message that went wrong on its way. */
import type { AnswerWords } from '../../words.ts';

export const SPANISH_DELIVERY_FAULT: AnswerWords['evidence'] = {
  'delivery_fault.took': { says: 'El mensaje tardó {seconds} o más en llegar.', otherwise: null },
  'delivery_fault.came_at_once': { says: 'El mensaje llegó en {seconds} o menos.', otherwise: null },
  'delivery_fault.not_arrived': {
    says: 'La compañía telefónica no dice que el mensaje llegara.',
    otherwise: 'La compañía telefónica dice que el mensaje llegó.',
  },
  'delivery_fault.twice': { says: 'La compañía telefónica entregó el mensaje más de una vez.', otherwise: null },
  'delivery_fault.deliveries': {
    says: 'La compañía telefónica dice {n} veces o más que el mensaje llegó.',
    otherwise: null,
  },
  'delivery_fault.refused': {
    says: 'La compañía telefónica rechazó el mensaje o no pudo entregarlo.',
    otherwise: null,
  },
  'delivery_fault.ran_out': {
    says: 'El mensaje estuvo demasiado tiempo en camino, y se dejó de intentar.',
    otherwise: null,
  },
  'delivery_fault.out_of_reach': {
    says: 'La compañía telefónica dice que el teléfono estaba fuera de alcance.',
    otherwise: null,
  },
  'delivery_fault.nothing_said': { says: 'La compañía telefónica no dice nada del mensaje.', otherwise: null },
  'delivery_fault.reports': {
    says: 'La compañía telefónica envió {n} avisos o más sobre el mensaje.',
    otherwise: null,
  },
  'delivery_fault.entered_before': {
    says: 'Cuando se introdujo el código, la compañía telefónica aún no había dicho que llegó.',
    otherwise: null,
  },
  'delivery_fault.late_entry': { says: 'Pasaron {seconds} o más hasta que se introdujo el código.', otherwise: null },
  'delivery_fault.route_slow': {
    says: 'De los mensajes enviados por la misma vía en esa hora, {n} de cada cien o más fueron lentos.',
    otherwise: null,
  },
  'delivery_fault.route_pending': {
    says: 'De los mensajes enviados por la misma vía, de {n} de cada cien o más aún no se sabía si habían llegado.',
    otherwise: null,
  },
  'delivery_fault.route_bad': {
    says: 'De los mensajes enviados por la misma vía en esa hora, {n} de cada cien o más habían fallado.',
    otherwise: null,
  },
  'delivery_fault.route_slow_around': {
    says: 'Por entonces, {n} de cada cien o más de los mensajes enviados por la misma vía fueron lentos.',
    otherwise: null,
  },
  'delivery_fault.route_bad_around': {
    says: 'Por entonces, {n} de cada cien o más de los mensajes enviados por la misma vía fallaron.',
    otherwise: null,
  },
  'delivery_fault.route_twice_around': {
    says: 'Por entonces, {n} de cada cien o más de los mensajes enviados por la misma vía llegaron dos veces.',
    otherwise: null,
  },
  'delivery_fault.asked_again_soon': { says: 'Se volvió a pedir un código en {seconds} o menos.', otherwise: null },
  'delivery_fault.asked_again_by_same': { says: 'Quien lo pidió volvió pronto a pedir lo mismo.', otherwise: null },
  'delivery_fault.asked_again_and_entered': {
    says: 'Quien lo pidió volvió a pedir, y ese código se introdujo.',
    otherwise: null,
  },
  'delivery_fault.again_after': { says: 'Quien lo pidió había pedido lo mismo poco antes.', otherwise: null },
  'delivery_fault.home_late': {
    says: 'Lo pidió un dispositivo o una red que la cuenta conoce, y el mensaje tardó un minuto o más.',
    otherwise: null,
  },
  'delivery_fault.home_lost': {
    says: 'El dispositivo y la red eran conocidos, y la compañía telefónica no dice que el mensaje llegara.',
    otherwise: null,
  },
  'delivery_fault.late_and_entered': { says: 'El mensaje llegó tarde, y su código se introdujo.', otherwise: null },
  'delivery_fault.late_and_not_entered': {
    says: 'El mensaje llegó tarde, y su código no se introdujo.',
    otherwise: null,
  },
  'delivery_fault.duplicates_before': {
    says: 'Los mensajes a esta dirección ya habían llegado dos veces antes.',
    otherwise: null,
  },
  'delivery_fault.address_entered_within_hour': {
    says: 'Códigos para esta dirección pedidos en la hora siguiente que se introdujeron: {n} o más.',
    otherwise: null,
  },
};
