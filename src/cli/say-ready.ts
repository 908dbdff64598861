/** The ready line that tools wait for, and under it what a person wants to know first. */
export interface Ready {
  readonly host: string;
  readonly port: number;
  readonly key: string | null;
  readonly inbox: boolean;
}

const shown = (host: string) =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;

export function readyText({ host, port, key, inbox }: Ready): string {
  const base = `http://${shown(host)}:${port}`;
  const first = `ready ${base}${key ? ` key=${key}` : ''}`;
  const pages = [
    ...(inbox && key ? [`  inbox     ${base}/dev/inbox#key=${key}`] : []),
    `  why       ${base}/why`,
    `  guide     ${base}/guide`,
    `  API docs  ${base}/docs`,
  ];
  const curl =
    key && inbox
      ? [
          '',
          'Send the first code (it arrives in the inbox):',
          '',
          `  curl -s ${base}/v1/verifications -H 'authorization: Bearer ${key}' -H 'content-type: application/json' \\`,
          `    -d '{"to":"+12025550123","purpose":"sign_in"}'`,
        ]
      : [];
  return `${[first, '', ...pages, ...curl].join('\n')}\n\n`;
}

export function sayReady(ready: Ready): void {
  process.stdout.write(readyText(ready));
}
