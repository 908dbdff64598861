/** The guide in Arabic, for the browser. */
import { ARABIC_GUIDE_COPY } from '../copy/guide-arabic.ts';
import { runGuide } from '../guide/run-guide.ts';

runGuide(ARABIC_GUIDE_COPY);
