/** The answer in Spanish. */
import type { AnswerWords } from '../words.ts';
import { SPANISH_ACTIONS, SPANISH_EFFECTS } from './actions.ts';
import { SPANISH_ADVICE } from './advice.ts';
import { SPANISH_CAUSES } from './causes.ts';
import { SPANISH_EVIDENCE } from './evidence.ts';

export const SPANISH: AnswerWords = {
  locale: 'es',
  thisService: 'este servicio',
  rightToLeft: false,
  causes: SPANISH_CAUSES,
  evidence: SPANISH_EVIDENCE,
  advice: SPANISH_ADVICE,
  hedges: { likely: 'Lo más probable: ', perhaps: 'Quizá: ' },
  sureness: {
    sure: 'En un caso así, acertamos más de 9 veces de cada 10.',
    likely: 'En un caso así, acertamos unas {n} veces de cada 10.',
    perhaps: 'Es lo que mejor encaja, pero en un caso así solo acertamos unas {n} veces de cada 10.',
  },
  ifSo: 'Si es así: ',
  cantTell: {
    title: 'No podemos decir con seguridad por qué llegó este código',
    several: 'Lo que sabemos encaja con más de un motivo.',
    little: 'Sabemos demasiado poco para decirlo.',
    two: 'Los dos más probables: {first}; o bien: {second}.',
  },
  general: {
    title: 'Por qué puede llegar un código que no has pedido',
    summary:
      'Muchas veces alguien escribió mal su propio número, probó una contraseña robada o pidió una nueva. Un código que te guardas para ti no deja entrar a nadie. Con la referencia del mensaje podemos decirte más, si no ha pasado demasiado tiempo.',
  },
  actions: SPANISH_ACTIONS,
  effects: SPANISH_EFFECTS,
};
