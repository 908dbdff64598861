/** A browser for tests and screenshots: one that is installed, else the one that comes as a package. */
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The package unpacks its browser into the folder for temporary files under a fixed name: each user gets a folder of their own. */
async function unpack(): Promise<string> {
  const own = join(tmpdir(), `countersign-browser-${process.getuid?.() ?? 'own'}`);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  process.env.TMPDIR = own;
  return await chromiumPackage.executablePath();
}

/** The test run finds it once for all files, since two that unpack at once would take it from each other. */
export async function findExecutable(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  return INSTALLED.find((path) => existsSync(path)) ?? (await unpack());
}

/** Throws where no browser can be started here. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: await findExecutable(), args: ['--no-sandbox'] });
}

export type Opened = { readonly browser: Browser } | { readonly why: string };

/** For tests: a browser, or why there is none, to be said where they are skipped. */
export async function findBrowser(): Promise<Opened> {
  try {
    return { browser: await openBrowser() };
  } catch (error) {
    return { why: `no browser starts here: ${(error as Error).message.split('\n')[0]}` };
  }
}
