/** The guide in Spanish, for the browser. */
import { SPANISH_GUIDE_COPY } from '../copy/guide-spanish.ts';
import { runGuide } from '../guide/run-guide.ts';

runGuide(SPANISH_GUIDE_COPY);
