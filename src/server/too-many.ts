import { ApiError } from './api-error.ts';

/** The reply when a return or a case holds as many files as it may. */
export function tooMany(what: 'photos' | 'evidence', most: number): ApiError {
  const message =
    what === 'photos'
      ? {
          th: `แบบนี้มีภาพครบ ${most} ภาพแล้ว ส่งเพิ่มไม่ได้ ถ้าจำเป็นให้แจ้งผู้ดูแลระบบ`,
          en: `This form has ${most} photos already, and no more are taken. Tell the administrator if more are needed.`,
        }
      : {
          th: `เรื่องนี้มีหลักฐานครบ ${most} รายการแล้ว เพิ่มไม่ได้ ถ้าจำเป็นให้แจ้งผู้ดูแลระบบ`,
          en: `This case has ${most} pieces of evidence already, and no more are taken. Tell the administrator if more are needed.`,
        };
  return new ApiError('too-many', { reason: what, message });
}
