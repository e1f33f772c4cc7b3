import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from '@simplewebauthn/browser';
import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { Me } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import { peopleApi } from '../api/people-api.ts';

/** The browser or the person did not give a passkey. */
export class PasskeyFailed extends Error {
  readonly text: Bilingual;

  constructor(text: Bilingual) {
    super(text.en);
    this.text = text;
  }
}

const GIVEN_UP: Bilingual = {
  th: 'ยังไม่ได้ยืนยันพาสคีย์ (ยกเลิก หรือหมดเวลา) ลองใหม่ได้',
  en: 'The passkey was not confirmed: cancelled, or it took too long. Try again.',
};
const KNOWN: Bilingual = {
  th: 'อุปกรณ์นี้มีพาสคีย์ของบัญชีนี้อยู่แล้ว',
  en: 'This device holds a passkey of this account already.',
};
const WRONG_PLACE: Bilingual = {
  th: 'ที่อยู่เว็บนี้ใช้พาสคีย์ไม่ได้ ใช้รหัสจากแอปแทน',
  en: 'Passkeys do not work at this address. Use codes instead.',
};
const NO_USE: Bilingual = {
  th: 'อุปกรณ์นี้ใช้พาสคีย์ไม่ได้ ใช้รหัสจากแอปแทน',
  en: 'This device cannot use passkeys. Use codes instead.',
};

/** True where this browser at this address may use passkeys: https (or localhost) and a name instead of a number. */
export function passkeysHere(): boolean {
  return window.isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname) && browserSupportsWebAuthn();
}

function explained(error: unknown): PasskeyFailed {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return new PasskeyFailed(KNOWN);
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return new PasskeyFailed(GIVEN_UP);
  return new PasskeyFailed(name === 'SecurityError' ? WRONG_PLACE : NO_USE);
}

/** Lets the browser sign with a passkey. Throws {@link PasskeyFailed}. */
export async function askPasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON> {
  return startAuthentication({ optionsJSON: options }).catch((error: unknown) => {
    throw explained(error);
  });
}

/** Lets the browser make a passkey. Throws {@link PasskeyFailed}. */
export async function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON> {
  return startRegistration({ optionsJSON: options }).catch((error: unknown) => {
    throw explained(error);
  });
}

/** A ticket is good for five minutes. */
const RENEW_MS = 4 * 60_000;

/**
 * Offers passkeys in the browser's list under the field of the user name, where the browser can. Whoever picks one is logged
 * in without a password. Gives a function that takes the offer back.
 */
export function offerPasskeys(done: (me: Me) => void, failed: (error: Refused) => void): () => void {
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const offer = async () => {
    if (!passkeysHere() || !(await browserSupportsWebAuthnAutofill()) || over) return;
    const { ticket, options } = await peopleApi.passkeyOptions();
    if (over) return;
    timer = setTimeout(begin, RENEW_MS);
    // Ends with an error when it is taken back, or when a button asks for a passkey instead.
    const answer = await startAuthentication({ optionsJSON: options, useBrowserAutofill: true }).catch(
      () => null,
    );
    if (answer === null || over) return;
    const me = await peopleApi.passkeyLogin(ticket, answer);
    if (!over) done(me);
  };
  const begin = () => {
    offer().catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      // A server that is away says so when a password is sent.
      if (!over && error.status === 401) failed(error);
    });
  };
  begin();
  return () => {
    over = true;
    clearTimeout(timer);
    WebAuthnAbortService.cancelCeremony();
  };
}
