import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../api/desk-types.ts';
import { peopleApi } from '../api/people-api.ts';
import { takeFocus } from '../parts/take-focus.ts';
import { Trouble } from '../parts/trouble.tsx';
import { RecoveryCodes } from '../screens/account/recovery-codes.tsx';
import { SetUpCodes } from '../screens/account/set-up-codes.tsx';
import { SetUpPasskey } from '../screens/account/set-up-passkey.tsx';
import { bilingualWords, useWords } from '../words.ts';
import { passkeysHere } from './passkey.ts';

const WORDS = bilingualWords(
  {
    title: 'ตั้งการยืนยันตัวตนขั้นที่สอง',
    why: 'ผู้ที่รับรอง แก้ไข จัดการบัญชี หรือเผยแพร่คะแนน ต้องยืนยันตัวตนสองขั้น รหัสผ่านที่หลุดไปจะใช้อย่างเดียวไม่ได้',
    codes: 'แอปรหัสในโทรศัพท์',
    codesWhy: 'ใช้ได้กับโทรศัพท์ทุกเครื่อง แม้ไม่มีสัญญาณ (Google Authenticator, Microsoft Authenticator หรือแอปอื่น)',
    passkey: 'พาสคีย์',
    passkeyWhy: 'ลายนิ้วมือ ใบหน้า รหัสของเครื่อง หรือกุญแจ USB เร็วที่สุด และเว็บปลอมขโมยไปไม่ได้',
    noPasskey: 'ที่อยู่เว็บนี้หรือเบราว์เซอร์นี้ใช้พาสคีย์ไม่ได้',
    other: 'เลือกวิธีอื่น',
  },
  {
    title: 'Set up a second step',
    why: 'Whoever accepts, corrects, keeps accounts or publishes proves themselves twice: a password that leaked opens nothing.',
    codes: 'App with codes on your phone',
    codesWhy:
      'Works on every phone, also without a signal (Google Authenticator, Microsoft Authenticator, others).',
    passkey: 'Passkey',
    passkeyWhy:
      'Fingerprint, face, the PIN of the device, or a USB key. The fastest, and no false site can steal it.',
    noPasskey: 'Passkeys do not work at this address or in this browser.',
    other: 'Choose another way',
  },
);

/** The first second factor of somebody who needs one before they can work, and their recovery codes. */
export function FirstFactor({ me, onDone }: { readonly me: Me; readonly onDone: () => Promise<void> }) {
  const w = useWords(WORDS);
  const [way, setWay] = useState<'codes' | 'passkey' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const factors = useQuery({ queryKey: ['factors', me.id], queryFn: peopleApi.factors });
  const onward = () => {
    onDone().catch(setTrouble);
  };
  const added = (recovery: readonly string[] | null) => {
    if (recovery === null) onward();
    else setCodes(recovery);
  };
  if (codes !== null) {
    return (
      <>
        <RecoveryCodes codes={codes} username={me.username} onKept={onward} />
        <Trouble error={trouble} />
      </>
    );
  }
  const possible = passkeysHere() && (factors.data?.passkeysPossible ?? true);
  return (
    <>
      <h2 ref={takeFocus} tabIndex={-1}>
        {w.title}
      </h2>
      <p>{w.why}</p>
      {way === null && (
        <div className="factor-choices">
          <button type="button" className="factor-choice" onClick={() => setWay('codes')}>
            <strong>{w.codes}</strong>
            <span>{w.codesWhy}</span>
          </button>
          <button
            type="button"
            className="factor-choice"
            disabled={!possible}
            onClick={() => setWay('passkey')}
          >
            <strong>{w.passkey}</strong>
            <span>{possible ? w.passkeyWhy : w.noPasskey}</span>
          </button>
        </div>
      )}
      {way === 'codes' && <SetUpCodes onAdded={added} />}
      {way === 'passkey' && <SetUpPasskey onAdded={added} />}
      {way !== null && (
        <button type="button" className="plain" onClick={() => setWay(null)}>
          {w.other}
        </button>
      )}
    </>
  );
}
