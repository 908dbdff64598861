/** Makes elements in the browser. Text goes in as text, so that nothing anybody pasted or received becomes markup. */
export type Child = Node | string | null | false;
type Props = Readonly<Record<string, string | boolean | (() => void)>>;

/** Functions become listeners (`click`, `submit`), true an empty attribute, false none. */
export function make(name: string, props: Props, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** What reads from left to right in any language. */
export function island(text: string): HTMLElement {
  return make('bdi', { dir: 'ltr' }, text);
}

/** A sentence with places to fill: `{name}` becomes the node of that name. */
export function phrase(sentence: string, parts: Readonly<Record<string, Node | string>>): readonly (Node | string)[] {
  return sentence.split(/\{(\w+)\}/).map((piece, n) => (n % 2 === 0 ? piece : (parts[piece] ?? '')));
}
