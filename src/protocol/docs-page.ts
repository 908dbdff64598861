/** The documentation as static pages: readable without scripts, all text escaped, one stylesheet. */
import { ERRORS } from '../engine/errors.ts';
import { examplesOf, fieldsTable, typeOf } from './docs/fields.ts';
import { type Html, html, page, table } from './docs/html.ts';
import { operationSection } from './docs/operation.ts';
import type { OpenApiDocument, Operation } from './open-api/document.ts';
import type { PlainSchema } from './shapes/fields.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const callsOf = ({ paths }: OpenApiDocument): Call[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method, path, operation })),
  );

function contents(document: OpenApiDocument, calls: readonly Call[]): Html {
  const groups = document.tags.map(({ name }) => {
    const links = calls
      .filter(({ operation }) => operation.tags.includes(name))
      .map(
        ({
          method,
          path,
          operation,
        }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a> <code>${method.toUpperCase()} ${path}</code></li>
`,
      );
    return html`<li>${name}<ul>
${links}</ul></li>
`;
  });
  return html`<nav aria-label="Contents"><ul>
${groups}<li><a href="#shapes">Shapes</a></li>
<li><a href="#errors">Errors</a></li>
</ul></nav>
`;
}

const tagSection = (
  document: OpenApiDocument,
  name: string,
  description: string,
  calls: readonly Call[],
): Html => html`<section>
<h2>${name}</h2>
<p>${description}</p>
${calls
  .filter(({ operation }) => operation.tags.includes(name))
  .map(({ method, path, operation }) => operationSection(document, method, path, operation))}</section>
`;

function shapeSection(name: string, schema: PlainSchema): Html {
  const variants = schema.properties
    ? ''
    : html`<p>${typeOf(schema)}</p>
`;
  return html`<section id="shape-${name}">
<h3>${name}</h3>
<p>${schema.description ?? ''}</p>
${variants}${fieldsTable(`Fields of ${name}`, schema, 'sent')}${examplesOf(schema)}</section>
`;
}

function errorRows(): [Html, ...Html[]][] {
  return Object.entries(ERRORS).map(([code, { status, retryable, public: says, operator }]) => [
    html`<code id="${code}">${code}</code>`,
    html`${status}`,
    html`${retryable ? 'yes' : 'no'}`,
    html`${says}`,
    html`${operator}`,
  ]);
}

const errorTable = () => table('Errors', ['Code', 'Status', 'Try again', 'Says', 'What happened'], errorRows());

/** The whole API on one page; `/docs`. */
export function docsPage(document: OpenApiDocument): string {
  const calls = callsOf(document);
  const { title, version } = document.info;
  const intro = html`<p>${String(document.info.description ?? '')}</p>
<p>Version ${version}. For machines: <a href="/openapi.json">/openapi.json</a>.</p>
`;
  const shapes = Object.entries(document.components.schemas).map(([name, schema]) => shapeSection(name, schema));
  return page(
    `${title}: the HTTP API`,
    html`${intro}${contents(document, calls)}${document.tags.map(({ name, description }) => tagSection(document, name, description, calls))}<section id="shapes">
<h2>Shapes</h2>
${shapes}</section>
<section id="errors">
<h2>Errors</h2>
${errorTable()}</section>
`,
  );
}

/** Every error on one page; `/docs/errors`, where the `type` of a problem leads. */
export const errorsPage = (): string => page('Errors of the HTTP API', errorTable());
