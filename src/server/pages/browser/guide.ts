/** The guide in English, for the browser. */
import { ENGLISH_GUIDE_COPY } from '../copy/guide-english.ts';
import { runGuide } from '../guide/run-guide.ts';

runGuide(ENGLISH_GUIDE_COPY);
