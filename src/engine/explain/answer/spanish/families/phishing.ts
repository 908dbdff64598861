/** Families of evidence in Spanish: somebody who wants the code handed over. */
import type { AnswerWords } from '../../words.ts';

export const SPANISH_PHISHING: AnswerWords['evidence'] = {
  'phishing.stranger_let_in': {
    says: 'Un extraño dio la contraseña correcta, y se introdujo el código correcto.',
    otherwise: null,
  },
  'phishing.quick': {
    says: 'Lo pidió un extraño, y el código correcto se introdujo en minuto y medio o menos.',
    otherwise: null,
  },
  'phishing.far_let_in': {
    says: 'Se introdujo el código correcto, y eran nuevos el dispositivo, la red y el proveedor de internet de quien lo pidió.',
    otherwise: null,
  },
  'phishing.recovered_by_stranger': {
    says: 'Un extraño pidió una contraseña nueva, y alguien introdujo el código correcto.',
    otherwise: null,
  },
  'phishing.stranger_and_alone': {
    says: 'Lo pidió un extraño en una red que nadie usa a diario, que sepamos, y el código se introdujo.',
    otherwise: null,
  },
  'phishing.network_quick': {
    says: 'En esa red, {n} de cada cien códigos o más los pidieron extraños y se introdujeron en minuto y medio o menos.',
    otherwise: null,
  },
  'phishing.system_quick': {
    says: 'Por ese proveedor de internet, {n} de cada cien códigos o más los pidieron extraños y se introdujeron en minuto y medio o menos.',
    otherwise: null,
  },
  'phishing.client_quick': {
    says: 'Con esa versión de la aplicación, {n} de cada cien códigos o más los pidieron extraños y se introdujeron en minuto y medio o menos.',
    otherwise: null,
  },
  'phishing.many_right': {
    says: 'En esa red se dieron ese día las contraseñas correctas de varias cuentas, y pocas equivocadas.',
    otherwise: null,
  },
  'phishing.network_right': {
    says: 'Al menos {n} de cada cien contraseñas que se probaron en esa red ese día eran correctas.',
    otherwise: null,
  },
  'phishing.system_right': {
    says: 'Al menos {n} de cada cien contraseñas que se probaron por ese proveedor de internet ese día eran correctas.',
    otherwise: null,
  },
  'phishing.client_right': {
    says: 'Al menos {n} de cada cien contraseñas que se probaron con esa versión de la aplicación ese día eran correctas.',
    otherwise: null,
  },
  'phishing.network_entered_by_strangers': {
    says: 'Por entonces, en esa red los extraños eran {n} de cada cien o más de quienes pidieron códigos.',
    otherwise: null,
  },
  'phishing.network_lets_strangers_in': {
    says: 'Por entonces, en esa red pidieron sobre todo extraños, y muchos códigos se introdujeron.',
    otherwise: null,
  },
  'phishing.device_accounts_entered': {
    says: 'Códigos que el dispositivo había pedido esa semana se introdujeron {n} veces o más.',
    otherwise: null,
  },
  'phishing.device_of_many': {
    says: 'El dispositivo había pedido para varias personas, se introdujeron códigos, y esta cuenta no lo conocía.',
    otherwise: null,
  },
  'phishing.right_once_alone': {
    says: 'Un extraño acertó la contraseña a la primera, en una red que nadie usa a diario, que sepamos.',
    otherwise: null,
  },
  'phishing.stranger_signs_up_with_it': {
    says: 'Se abrió una cuenta con una dirección que ya se había confirmado antes, y el código se introdujo.',
    otherwise: null,
  },
  'phishing.address_in_use_elsewhere': {
    says: 'Ese mes se habían introducido códigos enviados a esta dirección, y ahora se quería para algo nuevo.',
    otherwise: null,
  },
  'phishing.changed_by_stranger': {
    says: 'Lo pidió un extraño, y después la contraseña se cambió en un lugar que la cuenta no conocía.',
    otherwise: null,
  },
  'phishing.contact_changed_after': {
    says: 'Lo pidió un extraño, y después se quitó de la cuenta un número o una dirección.',
    otherwise: null,
  },
  'phishing.stranger_stayed_not': {
    says: 'Lo pidió un extraño, el código se introdujo, y después el dispositivo no se vio en uso.',
    otherwise: null,
  },
  'phishing.entered_after_delivery': {
    says: 'El código se introdujo como mucho {seconds} después de llegar.',
    otherwise: null,
  },
  'phishing.wrong_before_right': { says: 'Se probaron códigos {n} veces o más.', otherwise: null },
  'phishing.same_network_again': {
    says: 'Por entonces se pidieron en la misma red códigos para {n} personas o más.',
    otherwise: null,
  },
};
