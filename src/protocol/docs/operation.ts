/** One call as a section of the documentation: how it is called, what it takes, what it answers, how it can fail. */
import type { MediaType, OpenApiDocument, Operation, Parameter, Ref, Response } from '../open-api/document.ts';
import { PROBLEM_MEDIA_TYPE } from '../problem.ts';
import type { PlainSchema } from '../shapes/fields.ts';
import { examplesOf, fieldsTable, typeOf } from './fields.ts';
import { type Html, html, NOTHING, table } from './html.ts';

/** What a reference of the document stands for. */
export function resolve<T>(document: OpenApiDocument, value: T | Ref): T {
  const ref = (value as Ref).$ref;
  if (typeof ref !== 'string') return value as T;
  const parts = ref.split('/').slice(1);
  return parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], document) as T;
}

function keyWords({ security }: Operation): string {
  if (security.length === 0) return 'none';
  const kinds = security.map((one) => {
    const [name = '', scopes = []] = Object.entries(one)[0] ?? [];
    if (name === 'senderSignature') return "the sender's signature";
    if (name === 'developmentKey') return 'the development key, from this machine';
    return name === 'publishableKey' ? 'a publishable key' : `a secret key with scope ${scopes.join(', ')}`;
  });
  return kinds.join(', or ');
}

function parametersTable(document: OpenApiDocument, { parameters }: Operation): Html {
  const rows = parameters.map((one): [Html, ...Html[]] => {
    const parameter = resolve<Parameter>(document, one as Parameter);
    const { name, in: where, required, schema, description } = parameter;
    return [
      html`<code>${name}</code>`,
      html`${where}`,
      typeOf(schema),
      html`${required ? 'yes' : 'no'}`,
      html`${description}`,
    ];
  });
  return rows.length === 0 ? NOTHING : table('Parameters', ['Name', 'Where', 'What it is', 'Needed', 'Meaning'], rows);
}

function bodyPart(document: OpenApiDocument, { requestBody }: Operation): Html {
  const media = requestBody?.content['application/json'];
  if (!media) return NOTHING;
  const schema = resolve<PlainSchema>(document, media.schema);
  return html`<h4>Body</h4>
<p>${schema.description ?? ''} ${typeOf(media.schema)}${requestBody?.required ? '' : ', may be left out'}</p>
${fieldsTable('Fields of the body', schema, 'sent')}${examplesOf(schema)}`;
}

function answerPart(document: OpenApiDocument, status: string, { description, content }: Response): Html {
  const [[type = '', media] = []] = Object.entries(content);
  const named = media?.schema ?? {};
  const schema = resolve<PlainSchema>(document, named);
  return html`<h4>Answer ${status}</h4>
<p>${description} ${type === 'application/json' ? typeOf(named) : type}</p>
${fieldsTable(`Fields of the answer ${status}`, schema, 'answered')}`;
}

function errorsTable(answers: readonly [string, MediaType][]): Html {
  const rows = answers.flatMap(([status, { examples = {} }]) =>
    Object.keys(examples).map((code): [Html, ...Html[]] => [
      html`<a href="#${code}"><code>${code}</code></a>`,
      html`${status}`,
    ]),
  );
  return table('Errors', ['Code', 'Status'], rows);
}

export function operationSection(document: OpenApiDocument, method: string, path: string, operation: Operation): Html {
  const responses = Object.entries(operation.responses).filter((row): row is [string, Response] => 'content' in row[1]);
  const good = responses.filter(([, { content }]) => !(PROBLEM_MEDIA_TYPE in content));
  const bad = responses.flatMap(([status, { content }]) =>
    Object.values(content).map((media): [string, MediaType] => [status, media]),
  );
  return html`<section id="${operation.operationId}">
<h3>${operation.summary}</h3>
<p><code>${method.toUpperCase()} ${path}</code></p>
<p>${operation.description}</p>
<p>Key: ${keyWords(operation)}.</p>
${parametersTable(document, operation)}${bodyPart(document, operation)}${good.map(([status, response]) => answerPart(document, status, response))}${errorsTable(bad)}</section>
`;
}
