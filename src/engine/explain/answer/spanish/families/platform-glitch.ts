/** Families of evidence in Spanish: a fault of the service. */
import type { AnswerWords } from '../../words.ts';

export const SPANISH_PLATFORM_GLITCH: AnswerWords['evidence'] = {
  'platform_glitch.system_asked': { says: 'Lo pidió un sistema del propio servicio.', otherwise: null },
  'platform_glitch.unattended': {
    says: 'No se escribió nada, y no había detrás ningún dispositivo ni sesión.',
    otherwise: null,
  },
  'platform_glitch.unattended_unentered': {
    says: 'No había nadie delante, y nadie introdujo el código.',
    otherwise: null,
  },
  'platform_glitch.caller_busy': {
    says: 'La parte del servicio que lo pidió tenía {n} veces la actividad habitual, o más.',
    otherwise: null,
  },
  'platform_glitch.caller_ten_minutes': {
    says: 'La misma parte del servicio pidió códigos para {n} direcciones o más en diez minutos.',
    otherwise: null,
  },
  'platform_glitch.caller_people': {
    says: 'La misma parte del servicio pidió códigos para {n} personas o más en esa hora.',
    otherwise: null,
  },
  'platform_glitch.caller_not_entered': {
    says: 'De los códigos que pidió ese día la misma parte del servicio, como mucho se introdujeron {n} de cada cien.',
    otherwise: null,
  },
  'platform_glitch.caller_not_entered_around': {
    says: 'De los códigos que pidió por entonces la misma parte del servicio, como mucho se introdujeron {n} de cada cien.',
    otherwise: null,
  },
  'platform_glitch.caller_systems': {
    says: 'La misma parte del servicio pidió {n} de cada cien códigos o más sin nadie delante.',
    otherwise: null,
  },
  'platform_glitch.caller_seen_little': {
    says: 'Cuentas que se usan a diario por la misma parte del servicio: como mucho {n}.',
    otherwise: null,
  },
  'platform_glitch.caller_strange': {
    says: 'Por entonces, {n} de cada cien o más de quienes pidieron códigos por la misma parte del servicio eran extraños.',
    otherwise: null,
  },
  'platform_glitch.caller_people_around': {
    says: 'Por entonces, la misma parte del servicio pidió códigos para {n} personas o más.',
    otherwise: null,
  },
  'platform_glitch.network_people': {
    says: 'Desde esa red se pidieron en esa hora códigos para {n} personas o más.',
    otherwise: null,
  },
  'platform_glitch.after_deploy': {
    says: 'El servicio cambió sus sistemas como mucho {minutes} antes.',
    otherwise: null,
  },
  'platform_glitch.after_failover': {
    says: 'Un sistema del servicio falló y se sustituyó como mucho {minutes} antes.',
    otherwise: null,
  },
  'platform_glitch.after_restore': {
    says: 'El servicio restauró sus datos como mucho {minutes} antes.',
    otherwise: null,
  },
  'platform_glitch.after_incident': {
    says: 'El servicio avisó de problemas como mucho {minutes} antes.',
    otherwise: null,
  },
  'platform_glitch.trouble_open': {
    says: 'Fallos de los que el servicio había avisado y que no habían terminado: {n} o más.',
    otherwise: null,
  },
  'platform_glitch.trouble_with_codes': {
    says: 'El servicio dice que por entonces algo iba mal con sus códigos.',
    otherwise: null,
  },
  'platform_glitch.trouble_with_codes_open': {
    says: 'El servicio dijo que tenía problemas con los códigos.',
    otherwise: null,
  },
  'platform_glitch.trouble_after': {
    says: 'El servicio avisó de problemas como mucho {minutes} después.',
    otherwise: null,
  },
  'platform_glitch.minute': {
    says: 'A todo el servicio se le pidieron {n} códigos o más en un minuto.',
    otherwise: null,
  },
  'platform_glitch.ten_minutes': {
    says: 'A todo el servicio se le pidieron {n} códigos o más en diez minutos.',
    otherwise: null,
  },
  'platform_glitch.busy': { says: 'Todo el servicio tenía {n} veces la actividad habitual, o más.', otherwise: null },
  'platform_glitch.little_entered': {
    says: 'De todos los códigos del servicio en las últimas horas, como mucho se introdujeron {n} de cada cien.',
    otherwise: null,
  },
  'platform_glitch.little_entered_around': {
    says: 'Por entonces, de todos los códigos del servicio, como mucho se introdujeron {n} de cada cien.',
    otherwise: null,
  },
  'platform_glitch.restored_and_busy': {
    says: 'El servicio acababa de restaurar sus datos, y tenía el doble de actividad de lo habitual o más.',
    otherwise: null,
  },
  'platform_glitch.failed_over_and_known': {
    says: 'Ese día se había sustituido un sistema del servicio, y lo pidió un dispositivo o una red que la cuenta conoce.',
    otherwise: null,
  },
  'platform_glitch.trouble_and_known': {
    says: 'El servicio tenía problemas; lo pidió un dispositivo o una red que la cuenta conoce, y nadie introdujo el código.',
    otherwise: null,
  },
  'platform_glitch.deployed_and_unattended': {
    says: 'El servicio había cambiado ese día sus sistemas, y no había nadie delante.',
    otherwise: null,
  },
  'platform_glitch.unattended_and_busy': {
    says: 'No había nadie delante, y la parte del servicio que lo pidió tenía más actividad de lo habitual.',
    otherwise: null,
  },
  'platform_glitch.network_unattended': {
    says: 'Desde esa red se pidieron {n} de cada cien códigos o más sin nadie delante.',
    otherwise: null,
  },
  'platform_glitch.caller_days': {
    says: 'La parte del servicio que lo pidió se vio por primera vez como mucho {days} antes.',
    otherwise: null,
  },
  'platform_glitch.known_through_odd_way': {
    says: 'Lo pidió un dispositivo o una red que la cuenta conoce, por una parte del servicio que no se usa a diario.',
    otherwise: null,
  },
  'platform_glitch.odd_way_by_itself': {
    says: 'Una aplicación lo pidió sola, por una parte del servicio que no se usa a diario.',
    otherwise: null,
  },
  'platform_glitch.same_again': {
    says: 'El mismo dispositivo o la misma red había pedido lo mismo como mucho {seconds} antes.',
    otherwise: null,
  },
  'platform_glitch.same_again_in_trouble': {
    says: 'El servicio tenía problemas, y se pidió lo mismo dos veces.',
    otherwise: null,
  },
  'platform_glitch.same_again_before_trouble': {
    says: 'Se pidió lo mismo dos veces, y después el servicio avisó de problemas.',
    otherwise: null,
  },
  'platform_glitch.same_again_after_failover': {
    says: 'Ese día se había sustituido un sistema del servicio, y se pidió lo mismo dos veces.',
    otherwise: null,
  },
  'platform_glitch.restored_and_crowded': {
    says: 'El servicio acababa de restaurar sus datos, y se pidieron muchos códigos en diez minutos.',
    otherwise: null,
  },
};
