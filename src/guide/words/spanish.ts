/** The guide in Spanish. */
import { SPANISH } from '../../engine/explain/answer/spanish/words.ts';
import type { GuideWords } from './guide-words.ts';

export const SPANISH_GUIDE: GuideWords = {
  answer: SPANISH,
  situations: {
    on_the_phone: 'Quien te llama por este código es quien lo quiere, aunque sepa tu nombre.',
    screen_shared: 'Quien ve tu pantalla ve también tus códigos.',
    gave_it_away: 'Esto le pasa a gente cuidadosa. Lo que cuenta ahora es actuar deprisa.',
    asked_for_it: 'Quien te pide un código quiere usarlo en tu nombre.',
    number_taken: 'Si tu teléfono perdió la red sin motivo, puede que hayan movido tu número.',
    somebody_inside: 'Parece que hay alguien dentro de tu cuenta.',
  },
  doors: {
    where_is_it:
      'Un código no se puede consultar. Se crea cuando empiezas algo, y va al teléfono o al correo que tiene la cuenta.',
    does_not_come: 'La mayoría de los códigos llega en pocos minutos. Si el tuyo no llega, prueba esto en orden.',
  },
  verdicts: {
    real: 'Parece un mensaje auténtico: lo pediste tú, y no quiere nada de ti. Aun así, escribe el código solo donde empezaste.',
    fake: 'Es falso. Quiere llevarte a algún sitio o sacarte el código.',
    cant_tell: 'Solo por el texto no podemos decir si es auténtico. Guíate por la aplicación, no por el mensaje.',
  },
};
