/** The inbox of development, for the browser. */
import { runInbox } from '../inbox/run-inbox.ts';

runInbox();
