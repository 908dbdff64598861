/** Somebody who visits the pages: one browser context, watched for requests that leave the origin and for errors nobody sees. */
import { after, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { findBrowser } from './browser.ts';

export interface VisitorOptions {
  readonly locale?: 'en' | 'es' | 'ar';
  readonly scripts?: boolean;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
}

export interface Visitor {
  readonly page: Page;
  /** Opens a page of ours, in the visitor's language. */
  open(path: string): Promise<void>;
  /** Requests that left the origin, errors of scripts and of the console, and rules of the page's policy that were broken. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

const PATIENCE_MS = 15_000;

/** One browser for a test file, closed after it; `skip` says why there is none. */
export async function openBrowserForTests(): Promise<{
  readonly skip: string | false;
  visit(base: string, options?: VisitorOptions): Promise<Visitor>;
}> {
  const opened = await findBrowser();
  if ('why' in opened) {
    process.stderr.write(`Tests in a browser are SKIPPED: ${opened.why}\n`);
    // A skipped group is counted as nothing: this one stands for it in the runner's count.
    test('this file, in a browser', { skip: opened.why });
    return { skip: opened.why, visit: () => Promise.reject(new Error(opened.why)) };
  }
  after(() => opened.browser.close());
  return { skip: false, visit: (base, options = {}) => visit(opened.browser, base, options) };
}

async function visit(browser: Browser, base: string, options: VisitorOptions): Promise<Visitor> {
  const { locale = 'en', scripts = true, scheme = 'light', width = 390 } = options;
  const context = await browser.newContext({
    locale,
    javaScriptEnabled: scripts,
    colorScheme: scheme,
    viewport: { width, height: 844 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return {
    page,
    open: async (path) => void (await page.goto(base + path)),
    troubles: watch(page, base),
    close: () => context.close(),
  };
}

/** A page that is answered with an error on purpose is told by the browser as one; that is no trouble of the page. */
const ON_PURPOSE = /Failed to load resource: the server responded with a status of 4\d\d/;

function watch(page: Page, base: string): string[] {
  const troubles: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${base}/`)) troubles.push(`left: ${request.url()}`);
  });
  page.on('console', (message) => {
    const bad = message.type() === 'error' || message.type() === 'warning';
    if (bad && !ON_PURPOSE.test(message.text())) troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`));
  return troubles;
}

export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent()) ?? '';
}
