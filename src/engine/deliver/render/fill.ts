/** Fills the words in braces of a sentence, in one pass: what is filled in is never read as a template again. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the sentence asks for {${name}}, which nobody fills`);
    return value;
  });
}
