import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Language } from '../../src/basics/bilingual.ts';
import type { StaffRig } from './staff-rig.ts';

/** A browser of its own in which nobody has logged in, at an address where passkeys work. */
export async function freshPage(
  browser: Browser,
  rig: StaffRig,
  {
    language = 'th',
    width = 1280,
    height = 720,
  }: { language?: Language; width?: number; height?: number } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  await page.addInitScript((text) => {
    if (localStorage.getItem('khanaen.language') === null) localStorage.setItem('khanaen.language', text);
  }, language);
  await page.goto(deskOf(rig));
  return page;
}

/** Browsers allow passkeys for names, not for numbers. */
export function deskOf(rig: StaffRig): string {
  return `${rig.url.replace('127.0.0.1', 'localhost')}/staff`;
}

export async function typeLogin(page: Page, username: string, password: string): Promise<void> {
  await page.fill('[name=username]', username);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
}

/** A device with a finger that always fits, which keeps passkeys and knows their people. */
export async function addDevice(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}
