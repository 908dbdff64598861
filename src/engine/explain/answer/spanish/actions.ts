/** The buttons below an answer, and what they did, in Spanish. */
import type { AnswerWords } from '../words.ts';

export const SPANISH_ACTIONS: AnswerWords['actions'] = {
  it_was_me: 'Fui yo',
  not_me: 'No fui yo',
  i_shared_it: 'Le di el código a alguien',
  stop_codes: 'Parar estos códigos',
  resume_codes: 'Volver a recibir códigos',
  not_my_account: 'Esta cuenta no es mía',
  report_phishing: 'Denunciar un mensaje falso',
  undo: 'Deshacer',
};

const PRESS_UNDO = 'Si fue un error, pulsa «Deshacer».';

export const SPANISH_EFFECTS: AnswerWords['effects'] = {
  noted: { done: 'Lo hemos anotado.', undo: null },
  code_ended: { done: 'El código del mensaje ya no sirve.', undo: 'Si necesitas un código, pide uno nuevo.' },
  codes_stopped: {
    done: 'Ya no llegan aquí los códigos que piden los extraños. A tus propios dispositivos les siguen llegando los suyos.',
    undo: 'Para recibirlos otra vez, pulsa «Volver a recibir códigos».',
  },
  codes_resumed: { done: 'Los códigos vuelven a llegar aquí.', undo: null },
  address_disowned: {
    done: 'Hemos anotado que la cuenta no es tuya. Sus códigos ya no llegan aquí.',
    undo: PRESS_UNDO,
  },
  message_reported: { done: 'Tu aviso queda anotado para quienes llevan este servicio.', undo: null },
  undone: { done: 'Deshecho. Un código anulado sigue anulado; puedes pedir otro.', undo: null },
  signed_out: {
    done: 'Se ha cerrado la sesión de todos en la cuenta, también la de los extraños.',
    undo: 'Puedes volver a entrar en tus propios dispositivos.',
  },
  changes_held: {
    done: 'Por ahora nadie puede cambiar el teléfono, el correo ni la contraseña de la cuenta.',
    undo: PRESS_UNDO,
  },
};
