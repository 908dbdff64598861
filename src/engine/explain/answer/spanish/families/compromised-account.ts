/** Families of evidence in Spanish: somebody inside the account. */
import type { AnswerWords } from '../../words.ts';

export const SPANISH_COMPROMISED_ACCOUNT: AnswerWords['evidence'] = {
  'compromised_account.right_networks': {
    says: 'Redes en las que unos extraños dieron la contraseña correcta ese día: {n} o más.',
    otherwise: null,
  },
  'compromised_account.right_networks_week': {
    says: 'Redes en las que unos extraños dieron la contraseña correcta esa semana: {n} o más.',
    otherwise: null,
  },
  'compromised_account.right_times_week': {
    says: 'Unos extraños dieron la contraseña correcta {n} veces o más esa semana.',
    otherwise: null,
  },
  'compromised_account.right_providers_week': {
    says: 'Unos extraños dieron la contraseña correcta por {n} proveedores de internet o más esa semana.',
    otherwise: null,
  },
  'compromised_account.right_devices_week': {
    says: 'Unos extraños dieron la contraseña correcta en {n} dispositivos o más esa semana.',
    otherwise: null,
  },
  'compromised_account.right_days': {
    says: 'Unos extraños dieron la contraseña correcta en {n} días o más ese mes.',
    otherwise: null,
  },
  'compromised_account.right_networks_month': {
    says: 'Unos extraños dieron la contraseña correcta en {n} redes o más ese mes.',
    otherwise: null,
  },
  'compromised_account.right_here_month': {
    says: 'En el mismo dispositivo o la misma red, unos extraños dieron la contraseña correcta {n} veces o más ese mes.',
    otherwise: null,
  },
  'compromised_account.right_over_hours': {
    says: 'Unos extraños llevaban {hours} o más dando la contraseña correcta.',
    otherwise: null,
  },
  'compromised_account.right_around': {
    says: 'Por entonces, unos extraños dieron la contraseña correcta {n} veces o más.',
    otherwise: null,
  },
  'compromised_account.right_networks_around': {
    says: 'Por entonces, unos extraños dieron la contraseña correcta en {n} redes o más.',
    otherwise: null,
  },
  'compromised_account.right_days_around': {
    says: 'Por entonces, unos extraños dieron la contraseña correcta en {n} días o más.',
    otherwise: null,
  },
  'compromised_account.right_after': {
    says: 'Veces que unos extraños dieron la contraseña correcta en el día siguiente: {n} o más.',
    otherwise: null,
  },
  'compromised_account.password_leaked': {
    says: 'Una contraseña de la cuenta apareció en una lista de contraseñas robadas.',
    otherwise: null,
  },
  'compromised_account.password_leaked_still': {
    says: 'La contraseña había aparecido en una lista de contraseñas robadas, y desde entonces no se había cambiado.',
    otherwise: null,
  },
  'compromised_account.strange_days': {
    says: 'Unos extraños pidieron códigos en {n} días o más ese mes.',
    otherwise: null,
  },
  'compromised_account.strange_week': { says: 'Unos extraños pidieron {n} códigos o más esa semana.', otherwise: null },
  'compromised_account.strange_networks_week': {
    says: 'Unos extraños pidieron códigos desde {n} redes o más esa semana.',
    otherwise: null,
  },
  'compromised_account.strange_providers_week': {
    says: 'Unos extraños pidieron códigos por {n} proveedores de internet o más esa semana.',
    otherwise: null,
  },
  'compromised_account.same_stranger': {
    says: 'Peticiones anteriores de ese mes desde el mismo dispositivo o la misma red: {n} o más.',
    otherwise: null,
  },
  'compromised_account.same_stranger_never_entered': {
    says: 'El mismo extraño pidió una y otra vez, y nunca introdujo un código.',
    otherwise: null,
  },
  'compromised_account.sign_in_elsewhere': {
    says: 'Una sesión que quedó abierta se usó en una red donde no se había usado antes.',
    otherwise: null,
  },
  'compromised_account.sign_in_other_provider': {
    says: 'Una sesión que quedó abierta se usó por un proveedor de internet por el que no se había usado antes.',
    otherwise: null,
  },
  'compromised_account.sign_in_other_country': {
    says: 'Una sesión que quedó abierta se usó en un país donde no se había usado antes.',
    otherwise: null,
  },
  'compromised_account.sign_in_other_device': {
    says: 'Una sesión que quedó abierta se usó en otro dispositivo.',
    otherwise: null,
  },
  'compromised_account.sign_in_other_client': {
    says: 'Una sesión que quedó abierta se usó en otro tipo de aplicación.',
    otherwise: null,
  },
  'compromised_account.elsewhere_before': {
    says: 'La misma sesión se usó en otro lugar como mucho {hours} antes.',
    otherwise: null,
  },
  'compromised_account.sign_in_devices': { says: 'La misma sesión se usó en dos dispositivos o más.', otherwise: null },
  'compromised_account.sign_in_devices_around': {
    says: 'Por entonces, la misma sesión se usó en dos dispositivos o más.',
    otherwise: null,
  },
  'compromised_account.sign_in_countries_around': {
    says: 'Por entonces, la misma sesión se usó en dos países o más.',
    otherwise: null,
  },
  'compromised_account.sign_in_providers_around': {
    says: 'Por entonces, la misma sesión se usó por {n} proveedores de internet o más.',
    otherwise: null,
  },
  'compromised_account.elsewhere_after': {
    says: 'La misma sesión se usó en otro lugar en las horas siguientes.',
    otherwise: 'La misma sesión no se usó después en otro lugar.',
  },
  'compromised_account.sensitive_elsewhere': {
    says: 'En un lugar nuevo, una sesión abierta quiso cambiar algo o hacer algo importante.',
    otherwise: null,
  },
  'compromised_account.sensitive_strange': {
    says: 'Alguien a quien la cuenta no conocía quiso cambiar algo o hacer algo importante.',
    otherwise: null,
  },
  'compromised_account.by_app': {
    says: 'Lo pidió una aplicación que tiene permiso en la cuenta.',
    otherwise: 'No lo pidió ninguna aplicación con permiso en la cuenta.',
  },
  'compromised_account.app_lately': {
    says: 'El permiso se dio a la aplicación como mucho {days} antes.',
    otherwise: null,
  },
  'compromised_account.app_scopes': { says: 'La aplicación puede hacer {n} tipos de cosas o más.', otherwise: null },
  'compromised_account.app_accounts': {
    says: 'La misma aplicación pidió ese día códigos para {n} cuentas o más.',
    otherwise: null,
  },
  'compromised_account.app_not_entered': {
    says: 'Códigos pedidos por la aplicación que se introdujeron: como mucho {n} de cada cien.',
    otherwise: null,
  },
  'compromised_account.app_entered': {
    says: 'Al menos {n} de cada cien códigos pedidos por la aplicación se introdujeron.',
    otherwise: null,
  },
  'compromised_account.app_not_entered_around': {
    says: 'Códigos que la aplicación pidió por entonces y que se introdujeron: como mucho {n} de cada cien.',
    otherwise: null,
  },
  'compromised_account.app_strange': {
    says: 'De las peticiones de esa aplicación, {n} de cada cien o más vinieron de lugares que las cuentas no conocían.',
    otherwise: null,
  },
  'compromised_account.app_by_stranger': {
    says: 'La aplicación lo pidió desde un lugar que la cuenta no conocía.',
    otherwise: null,
  },
  'compromised_account.app_ended': {
    says: 'Después se quitó a la aplicación el permiso en la cuenta.',
    otherwise: null,
  },
  'compromised_account.several_purposes': {
    says: 'Quien lo pidió quiso ese día códigos también para otras cosas.',
    otherwise: 'Quien lo pidió no quiso ese día códigos para otras cosas.',
  },
  'compromised_account.several_purposes_after': {
    says: 'Quien lo pidió quiso después códigos para otras cosas.',
    otherwise: 'Quien lo pidió no quiso después códigos para otras cosas.',
  },
  'compromised_account.several_purposes_strange': {
    says: 'Ese día, unos extraños quisieron códigos también para otras cosas.',
    otherwise: null,
  },
  'compromised_account.strange_entered': {
    says: 'Códigos pedidos por extraños que se introdujeron en los dos días anteriores: {n} o más.',
    otherwise: null,
  },
  'compromised_account.recovered_before': {
    says: 'En los dos días anteriores se había introducido un código para una contraseña nueva.',
    otherwise: null,
  },
  'compromised_account.changed_hours': {
    says: 'La contraseña se había cambiado como mucho {hours} antes.',
    otherwise: null,
  },
  'compromised_account.right_password_again': {
    says: 'Un extraño dio la contraseña correcta, y no por primera vez esa semana.',
    otherwise: null,
  },
};
