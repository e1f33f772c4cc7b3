import { assertNever } from '../basics/assert.ts';
import type { Bilingual } from '../basics/bilingual.ts';
import type { OpenedPage, PhoneCodeError } from '../intake/phone/phone-code.ts';
import { openCode } from '../intake/phone/phone-code.ts';
import { ApiError } from './api-error.ts';
import type { ApiCall } from './route.ts';

export const CODE_PARAMS = {
  type: 'object',
  properties: {
    code: { type: 'string', minLength: 1, maxLength: 200, description: 'The code of a page of a form.' },
  },
  required: ['code'],
} as const;

const REFUSALS: Readonly<Record<PhoneCodeError, Bilingual>> = {
  misread: {
    th: 'รหัสนี้อ่านไม่ถูกต้อง กรุณาสแกนใหม่ หรือพิมพ์ตัวอักษรใต้รหัสสแกนอีกครั้ง',
    en: 'This code is not right. Please scan it again, or type the letters below it once more.',
  },
  unknown: {
    th: 'รหัสนี้ไม่ใช่ของแบบที่ระบบนี้ออก',
    en: 'This code is not on a form that this system has issued.',
  },
  'other-election': {
    th: 'แบบนี้เป็นของการเลือกตั้งอื่น หรือพิมพ์จากข้อมูลชุดเก่า กรุณาติดต่อศูนย์รวมคะแนน',
    en: 'This form belongs to another election, or to an older package. Please call the score centre.',
  },
};

/** The unit whose code the URL bears, within its limits. The code is all that a committee needs. */
export function unitOfCall({ deps, params }: ApiCall): OpenedPage {
  const opened = openCode(deps.election, deps.pictures.formKey, params['code'] ?? '');
  if (!opened.ok) throw refusal(opened.error);
  if (!deps.phoneLimits.call(opened.value.unit.id)) throw new ApiError('busy', { retryAfter: 30 });
  return opened.value;
}

function refusal(error: PhoneCodeError): ApiError {
  switch (error) {
    case 'misread':
    case 'unknown':
    case 'other-election':
      return new ApiError('not-found', { reason: error, message: REFUSALS[error] });
    default:
      return assertNever(error);
  }
}
