/** The evidence in Spanish, by id. */
import type { AnswerWords } from '../words.ts';

export const SPANISH_EVIDENCE: AnswerWords['evidence'] = {
  'requested.known_device': {
    says: 'Se pidió en un dispositivo que la cuenta ya ha usado.',
    otherwise: 'Se pidió en un dispositivo que la cuenta no había usado.',
  },
  'requested.known_place': {
    says: 'Se pidió desde un lugar que la cuenta ya ha usado.',
    otherwise: 'Se pidió desde un lugar que la cuenta no había usado.',
  },
  'requested.password_from_home': {
    says: 'Antes se dio la contraseña correcta, en un dispositivo o una red que la cuenta conoce.',
    otherwise: null,
  },
  'requested.entered': {
    says: 'El código se introdujo, y nada en ello parece extraño.',
    otherwise: 'El código no lo introdujo nadie que la cuenta conozca.',
  },
  'requested.person_acted': {
    says: 'Una persona pulsó algo para pedirlo.',
    otherwise: 'Ninguna persona pulsó nada para pedirlo.',
  },
  'requested.few': {
    says: 'En esa hora apenas se pidieron códigos.',
    otherwise: 'En esa hora se pidieron muchos códigos.',
  },
  'requested.says_so': { says: 'Dijiste que lo pediste tú.', otherwise: 'Dijiste que no lo pediste tú.' },
  'requested.came_at_once': { says: 'Hiciste algo que necesita un código, y llegó en pocos minutos.', otherwise: null },
  'requested.account_is_shared': { says: 'Otras personas usan también esta cuenta o dirección.', otherwise: null },
  'unauthorized_login.stranger_signs_in': {
    says: 'Alguien intentó entrar desde un dispositivo y una red que la cuenta no conoce.',
    otherwise: 'No fue un intento de entrar desde un dispositivo y una red desconocidos.',
  },
  'unauthorized_login.strange_country': {
    says: 'El intento de entrar vino de un país donde la cuenta nunca se usó.',
    otherwise: null,
  },
  'unauthorized_login.many_accounts': {
    says: 'Ese día la misma red probó varias cuentas, también con contraseñas equivocadas.',
    otherwise: null,
  },
  'unauthorized_login.wrong_passwords': {
    says: 'Ese día se probaron contraseñas equivocadas en la cuenta.',
    otherwise: null,
  },
  'unauthorized_login.password_known': {
    says: 'Antes se dio la contraseña correcta, en un dispositivo y una red que la cuenta no conoce.',
    otherwise: null,
  },
  'unauthorized_login.password_leaked': {
    says: 'La contraseña está en una lista conocida de contraseñas robadas.',
    otherwise: null,
  },
  'unauthorized_login.not_let_in': {
    says: 'Quien intentó entrar no introdujo el código.',
    otherwise: 'Quien intentó entrar introdujo el código correcto.',
  },
  'unauthorized_login.not_you': { says: 'El código es para entrar, y tú no lo intentaste.', otherwise: null },
  'unauthorized_login.password_reused': { says: 'Usas la misma contraseña en otros sitios.', otherwise: null },
  'unauthorized_login.your_account': { says: 'Tienes una cuenta ahí, o el mensaje lleva tu nombre.', otherwise: null },
  'mistyped_contact.corrected_after': {
    says: 'Justo después, el mismo dispositivo usó un número o una dirección casi igual a los tuyos, y eran los correctos.',
    otherwise: null,
  },
  'mistyped_contact.nearly_their_own': {
    says: 'El número o la dirección de quien lo pidió se distingue de los tuyos por un solo error al escribir.',
    otherwise: null,
  },
  'mistyped_contact.new_contact': {
    says: 'El código es para una cuenta nueva o un contacto nuevo, y esos se escriben a mano.',
    otherwise: 'El código no es para una cuenta nueva ni para un contacto nuevo.',
  },
  'mistyped_contact.address_typed': { says: 'Alguien escribió tu número o tu dirección a mano.', otherwise: null },
  'mistyped_contact.not_your_account': { says: 'Dices que la cuenta no es tuya.', otherwise: null },
  'mistyped_contact.yours_for_years': {
    says: 'Tienes este número o esta dirección desde hace años, y la cuenta no es tuya.',
    otherwise: null,
  },
  'mistyped_contact.not_entered': {
    says: 'Nadie introdujo el código de la cuenta nueva o del contacto nuevo.',
    otherwise: 'Alguien introdujo el código de la cuenta nueva o del contacto nuevo.',
  },
  'mistyped_contact.few_addresses': {
    says: 'Ese día el dispositivo probó pocos números o direcciones.',
    otherwise: 'Ese día el dispositivo probó muchísimos números o direcciones.',
  },
  'mistyped_contact.names_another': {
    says: 'El mensaje es para alguien con otro nombre.',
    otherwise: 'El mensaje lleva tu nombre.',
  },
  'compromised_account.session_in_two_places': {
    says: 'La misma sesión abierta se usó casi a la vez desde redes distintas.',
    otherwise: null,
  },
  'compromised_account.session_on_strange_device': {
    says: 'Lo pidió alguien que ya estaba dentro, en un dispositivo que la cuenta no conoce.',
    otherwise: null,
  },
  'compromised_account.changes_from_inside': {
    says: 'Se pidió un cambio dentro de la cuenta de una forma poco habitual.',
    otherwise: null,
  },
  'compromised_account.password_in_many_places': {
    says: 'La contraseña correcta se dio desde varios lugares desconocidos en un día.',
    otherwise: null,
  },
  'compromised_account.password_again_and_again': {
    says: 'Alguien con la contraseña correcta, en un dispositivo desconocido, causó varios códigos ese día.',
    otherwise: null,
  },
  'compromised_account.new_app_asked': {
    says: 'Lo pidió una aplicación a la que se dio permiso hace poco.',
    otherwise: null,
  },
  'compromised_account.password_just_changed': {
    says: 'La contraseña se cambió hace menos de un día, y ahora pide un dispositivo desconocido.',
    otherwise: null,
  },
  'compromised_account.signal_taken': { says: 'Puede que hayan pasado tu número a otra tarjeta SIM.', otherwise: null },
  'compromised_account.traces_inside': {
    says: 'En tu cuenta hay dispositivos o cambios que no son tuyos.',
    otherwise: 'No encontraste en tu cuenta ningún dispositivo ni cambio extraño.',
  },
  'compromised_account.let_an_app_in': {
    says: 'Hace poco diste permiso a una aplicación o página para usar tu cuenta.',
    otherwise: null,
  },
  'phishing.text_lures': {
    says: 'El mensaje que pegaste no es auténtico y quiere llevarte a algún sitio.',
    otherwise: null,
  },
  'phishing.text_not_real': {
    says: 'El mensaje que pegaste no lo envió así el servicio que nombra.',
    otherwise: 'El mensaje que pegaste tiene las palabras de uno auténtico.',
  },
  'phishing.entered_by_stranger': {
    says: 'El código correcto se introdujo en un dispositivo y una red que la cuenta no conoce.',
    otherwise: null,
  },
  'phishing.passed_on_fast': {
    says: 'Quien lo pidió desde allí tuvo el código correcto en dos minutos, como si se lo hubieran pasado.',
    otherwise: null,
  },
  'phishing.password_at_once': {
    says: 'Alguien en un dispositivo desconocido acertó la contraseña a la primera, como cuando la recoge una página falsa.',
    otherwise: null,
  },
  'phishing.somebody_asks': {
    says: 'Alguien se pone en contacto contigo por el código.',
    otherwise: 'Nadie se ha puesto en contacto contigo por el código.',
  },
  'phishing.given_away': { says: 'El código se dijo a alguien o se escribió donde no debía.', otherwise: null },
  'phishing.led_somewhere': { says: 'Abriste un enlace, o alguien vio o manejó tu pantalla.', otherwise: null },
  'phishing.looks_suspicious': { says: 'Algo del mensaje te hizo sospechar.', otherwise: null },
  'reset_abuse.is_a_reset': {
    says: 'El código es para poner una contraseña nueva.',
    otherwise: 'El código no es para poner una contraseña nueva.',
  },
  'reset_abuse.stranger_asked': {
    says: 'La contraseña nueva se pidió desde un dispositivo y una red que la cuenta no conoce.',
    otherwise: 'La contraseña nueva se pidió desde un dispositivo o una red que la cuenta conoce.',
  },
  'reset_abuse.again_and_again': { says: 'En una hora se pidió varias veces una contraseña nueva.', otherwise: null },
  'reset_abuse.from_many_networks': { says: 'Ese día las peticiones vinieron de más de una red.', otherwise: null },
  'reset_abuse.not_finished': {
    says: 'Nadie que la cuenta conozca llegó a cambiar la contraseña.',
    otherwise: 'La contraseña se cambió con el código, y nada en ello parece extraño.',
  },
  'reset_abuse.name_typed': { says: 'Quien lo pidió sabía o adivinó el nombre de la cuenta.', otherwise: null },
  'reset_abuse.stopped_before': {
    says: 'Los códigos de extraños ya estaban parados para esta dirección.',
    otherwise: null,
  },
  'reset_abuse.went_on': { says: 'En la misma hora siguieron más peticiones.', otherwise: null },
  'reset_abuse.not_you': { says: 'El código es para una contraseña nueva, y tú no la pediste.', otherwise: null },
  'reset_abuse.somebody_you_know': { says: 'Crees que detrás puede estar alguien que te conoce.', otherwise: null },
  'reset_abuse.flood': { says: 'Llegaron muchos códigos en poco tiempo, de varios servicios.', otherwise: null },
  'client_malfunction.app_by_itself': {
    says: 'La aplicación lo pidió sola. Nadie pulsó nada.',
    otherwise: 'No fue la aplicación la que lo pidió sola.',
  },
  'client_malfunction.even_intervals': {
    says: 'Las peticiones llegaron a intervalos iguales, como las hace una máquina.',
    otherwise: 'Las peticiones no llegaron a intervalos iguales.',
  },
  'client_malfunction.signed_in_already': {
    says: 'La aplicación ya tenía la sesión abierta, en un dispositivo que la cuenta conoce.',
    otherwise: 'No vino de una aplicación con la sesión abierta en un dispositivo conocido.',
  },
  'client_malfunction.after_approval': {
    says: 'Se acababa de aceptar un código, y el mismo dispositivo pidió otro.',
    otherwise: null,
  },
  'client_malfunction.again_and_again': {
    says: 'Un dispositivo que la cuenta conoce pidió varias veces en una hora.',
    otherwise: null,
  },
  'client_malfunction.soon_again': {
    says: 'Volvió a pedirlo antes de dos minutos, sin que nadie interviniera.',
    otherwise: null,
  },
  'client_malfunction.went_on': { says: 'Lo mismo siguió durante la hora siguiente.', otherwise: null },
  'client_malfunction.regular': { says: 'Los códigos llegan a horas regulares.', otherwise: null },
  'client_malfunction.after_update': { says: 'Empezó después de una actualización de la aplicación.', otherwise: null },
  'client_malfunction.app_in_use': {
    says: 'La aplicación estaba abierta entonces, o es una versión antigua.',
    otherwise: 'La aplicación estaba cerrada y no es antigua.',
  },
  'recycled_number.carrier_says_so': {
    says: 'La compañía telefónica dice que el número tiene un nuevo dueño.',
    otherwise: null,
  },
  'recycled_number.is_a_number': {
    says: 'Es un número de teléfono, y esos se vuelven a repartir.',
    otherwise: 'Es un correo, y esos casi nunca pasan a otra persona.',
  },
  'recycled_number.account_has_it': {
    says: 'Hay una cuenta que tiene este número.',
    otherwise: 'Ninguna cuenta tiene todavía este número.',
  },
  'recycled_number.not_the_holders_account': {
    says: 'El número se confirmó para la cuenta hace mucho, y dices que la cuenta no es tuya.',
    otherwise: null,
  },
  'recycled_number.proved_by_another': {
    says: 'Desde entonces, otra persona ha demostrado que el número es suyo.',
    otherwise: null,
  },
  'recycled_number.disowned_before': {
    says: 'Quien tiene este número ya dijo antes que la cuenta no es suya.',
    otherwise: null,
  },
  'recycled_number.proved_long_ago': {
    says: 'El número se confirmó por última vez hace más de un año.',
    otherwise: 'El número se confirmó para la cuenta en el último año.',
  },
  'recycled_number.was_dead': { says: 'Hace un tiempo no se podían entregar mensajes a este número.', otherwise: null },
  'recycled_number.owner_cannot_enter_it': {
    says: 'Lo pidió alguien en un dispositivo que la cuenta conoce, y no pudo introducir el código.',
    otherwise: null,
  },
  'recycled_number.account_asleep': { says: 'La cuenta no se usó durante medio año o más.', otherwise: null },
  'recycled_number.new_to_you': {
    says: 'Tienes este número desde hace solo semanas o meses.',
    otherwise: 'Tienes este número desde hace años.',
  },
  'recycled_number.codes_for_another': {
    says: 'El número es nuevo para ti, y los códigos son para otra persona.',
    otherwise: null,
  },
  'recycled_number.several_services': {
    says: 'El número es nuevo para ti, y llegan códigos de varios servicios.',
    otherwise: null,
  },
  'delivery_fault.handed_over_twice': {
    says: 'La compañía telefónica dice que entregó el mismo mensaje más de una vez.',
    otherwise: null,
  },
  'delivery_fault.came_late': {
    says: 'El mensaje tardó más de dos minutos en llegar.',
    otherwise: 'El mensaje se entregó en menos de dos minutos.',
  },
  'delivery_fault.trouble_on_the_way': { says: 'Al principio el mensaje no se pudo entregar.', otherwise: null },
  'delivery_fault.trouble_before': {
    says: 'Los mensajes a esta dirección ya tuvieron problemas por el camino.',
    otherwise: null,
  },
  'delivery_fault.sent_again': { says: 'El mismo código se envió más de una vez.', otherwise: null },
  'delivery_fault.complained_of': { says: 'Dijiste que llegó dos veces o tarde.', otherwise: null },
  'delivery_fault.entered_and_repeated': {
    says: 'Introdujiste un código, y llegaron más mensajes de los que pediste.',
    otherwise: null,
  },
  'delivery_fault.same_code': {
    says: 'Los mensajes llevan el mismo código.',
    otherwise: 'Los mensajes llevan códigos distintos.',
  },
  'delivery_fault.long_after_asking': {
    says: 'Lo pediste, y llegó diez minutos después o más tarde.',
    otherwise: null,
  },
  'delivery_fault.asked_for_once': {
    says: 'Corresponde a algo que hiciste tú.',
    otherwise: 'Dices que no pediste ningún código.',
  },
  'platform_glitch.machine_asked': {
    says: 'Lo pidió un sistema del propio servicio, sin nadie delante.',
    otherwise: 'No lo pidió un sistema del propio servicio.',
  },
  'platform_glitch.many_addresses': {
    says: 'El mismo sistema pidió códigos para varias personas en pocos minutos.',
    otherwise: null,
  },
  'platform_glitch.after_change': { says: 'Poco antes, el servicio cambió o reparó sus sistemas.', otherwise: null },
  'platform_glitch.nobody_there': {
    says: 'Nadie escribió nada, y no había detrás ningún dispositivo ni sesión.',
    otherwise: 'Había alguien detrás: un dispositivo, una sesión o algo escrito.',
  },
  'platform_glitch.service_admits': {
    says: 'El servicio ha dicho que algo salió mal.',
    otherwise: 'El servicio no ha dicho que algo saliera mal.',
  },
  'platform_glitch.others_too': {
    says: 'A otras personas también les llegan códigos así.',
    otherwise: 'A otras personas no les llegan códigos así.',
  },
  'platform_glitch.one_service_only': {
    says: 'Los códigos vienen de un solo servicio.',
    otherwise: 'Los códigos vienen de varios servicios.',
  },
};
