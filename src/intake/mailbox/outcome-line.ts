import { assertNever } from '../../basics/assert.ts';
import type { Outcome } from '../door.ts';
import { refusalText } from '../files.ts';
import { showReceipt } from '../receipt.ts';

/** What became of a photo, in a line of Thai and English, for the text beside a file. */
export function outcomeLine(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'placed': {
      const { unit, formCode, page, receipt } = outcome;
      return `เลขรับ ${showReceipt(receipt)} วางที่หน่วย ${unit} ${formCode} หน้า ${page} · placed at ${unit}, ${formCode}, page ${page}`;
    }
    case 'waiting':
      return `เลขรับ ${showReceipt(outcome.receipt)} รอคนดูในกล่องภาพ (${outcome.doubt}) · waits in the inbox`;
    case 'known':
      return `เลขรับ ${showReceipt(outcome.receipt)} ภาพนี้เคยได้รับแล้ว · was here before`;
    case 'second-photo': {
      const { unit, formCode, page, receipt } = outcome;
      return `เลขรับ ${showReceipt(receipt)} หน่วย ${unit} ${formCode} หน้า ${page} มีภาพแล้ว รอคนเลือก · a second photo of this page, waits in the inbox`;
    }
    case 'blurred':
      return `เลขรับ ${showReceipt(outcome.receipt)} ภาพเบลอ กรุณาส่งใหม่ · blurred, please send it again`;
    case 'refused': {
      const { th, en } = refusalText(outcome.reason);
      return `${th} · ${en}`;
    }
    default:
      return assertNever(outcome);
  }
}
