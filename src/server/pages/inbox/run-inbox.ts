/**
 * The inbox in the browser: takes the key from the link that the server printed, out of the address at once, and shows what came,
 * newest first. The key is kept for this tab alone, so that a reload doesn't ask again.
 */
import type { InboxCopy } from '../copy/copy.ts';
import { make } from '../dom.ts';
import { type InboxMessage, messageView } from './message-view.ts';

const EVERY_MS = 2000;
const KEPT = 'countersign.inbox.key';
const LIST = '/dev/inbox/messages';

type Fetched = { readonly messages: readonly InboxMessage[] } | { readonly trouble: 'refused' | 'lost' };

export function runInbox(): void {
  const root = document.getElementById('inbox');
  if (!root) return;
  const words = JSON.parse(root.dataset.words ?? '{}') as InboxCopy;
  const key = takeKey();
  if (key === null) askForKey(root, words, false);
  else watch(root, words, key, root.dataset.formats ?? 'en');
}

function takeKey(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('key');
  if (given) {
    sessionStorage.setItem(KEPT, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return given ?? sessionStorage.getItem(KEPT);
}

function askForKey(root: HTMLElement, words: InboxCopy, refused: boolean): void {
  const input = make('input', {
    id: 'key',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    dir: 'ltr',
    'aria-describedby': 'key-hint',
  }) as HTMLInputElement;
  const form = make(
    'form',
    {},
    refused && make('p', { class: 'error', role: 'alert' }, words.refused),
    make(
      'div',
      { class: 'field' },
      make('label', { for: 'key' }, words.key),
      make('p', { class: 'hint', id: 'key-hint' }, words.keyHint),
      input,
    ),
    make('button', { type: 'submit', class: 'main' }, words.open),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sessionStorage.setItem(KEPT, input.value.trim().replace(/^.*key=/, ''));
    runInbox();
  });
  root.replaceChildren(form);
}

async function fetchMessages(key: string): Promise<Fetched> {
  try {
    const answer = await fetch(LIST, { headers: { authorization: `Bearer ${key}` }, cache: 'no-store' });
    if (answer.status === 401 || answer.status === 403) return { trouble: 'refused' };
    return answer.ok ? ((await answer.json()) as Fetched) : { trouble: 'lost' };
  } catch {
    return { trouble: 'lost' };
  }
}

function watch(root: HTMLElement, words: InboxCopy, key: string, formats: string): void {
  const status = make('p', { role: 'status', class: 'quiet' });
  const list = make('ul', { class: 'messages' });
  const pause = make('button', { type: 'button', class: 'other', 'aria-pressed': 'false', click: toggle }, words.pause);
  root.replaceChildren(make('div', { class: 'bar' }, status, pause), list);
  let shown = '';
  let paused = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function toggle(): void {
    paused = !paused;
    pause.setAttribute('aria-pressed', String(paused));
    pause.textContent = paused ? words.go : words.pause;
    if (!paused) void refresh();
  }

  function show(messages: readonly InboxMessage[]): void {
    status.textContent = messages.length === 0 ? words.none : words.shown.replace('{n}', String(messages.length));
    const newest = messages.map(({ id }) => id).join();
    if (newest === shown) return;
    shown = newest;
    list.replaceChildren(...messages.map((message) => messageView(message, words, formats)));
  }

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    if (paused) return;
    const fetched = document.hidden ? null : await fetchMessages(key);
    if (fetched && 'trouble' in fetched && fetched.trouble === 'refused') {
      sessionStorage.removeItem(KEPT);
      return askForKey(root, words, true);
    }
    if (fetched && 'messages' in fetched) show(fetched.messages);
    else if (fetched) status.textContent = words.lost;
    timer = setTimeout(refresh, EVERY_MS);
  }

  void refresh();
}
