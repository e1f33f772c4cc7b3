import type { Bilingual } from '../../basics/bilingual.ts';

/** What the account says in a chat. Short: people read it on a telephone, at night, among other messages. */
export const CHAT_TEXTS = {
  help: {
    th: [
      'วิธีส่งภาพแบบรายงานผล',
      '1. พิมพ์รหัสหน่วยของท่านก่อน เช่น: หน่วย ABCDE-FGHJK หรือรหัสใต้คิวอาร์บนแบบ',
      '2. ถ่ายภาพแบบทีละหน้า ให้เห็นครบทั้งสี่มุม แล้วส่งในแชตนี้ ส่งหลายภาพพร้อมกันได้',
      '3. รอคำตอบพร้อมเลขที่รับ ถ้าไม่มีคำตอบแปลว่ายังไม่ได้รับ',
      'พิมพ์ ขาด เพื่อดูหน้าที่ยังไม่ได้ส่ง · พิมพ์ หน่วย เพื่อดูหน่วยของท่าน · พิมพ์ ยกเลิกหน่วย ตามด้วยรหัส เพื่อเลิกส่งแทนหน่วยนั้น',
      'English: type English',
    ].join('\n'),
    en: [
      'How to send pictures of the forms',
      '1. First type the code of your unit, for example: unit ABCDE-FGHJK, or the letters below the QR code of a form',
      '2. Photograph each page with all four corners in view and send it here. Several at once are fine.',
      '3. Wait for the answer with a receipt number. No answer means not received.',
      'Type missing for what is still owed · unit for your units · leave unit and the code to stop sending for a unit',
      'ภาษาไทย: พิมพ์ ไทย',
    ].join('\n'),
  },
  joined: {
    th: 'สวัสดี ระบบรับภาพแบบรายงานผลเข้ากลุ่มแล้ว\nหัวหน้าศูนย์กรุณาพิมพ์รหัสที่ออกจากหน้าจอเจ้าหน้าที่ เช่น: ศูนย์ ABCD-1234\nก่อนหน้านั้นระบบจะยังไม่เปิดดูภาพใดในกลุ่มนี้',
    en: 'Hello. This account takes in pictures of the report forms.\nThe head of the score centre types the code from the desk, for example: centre ABCD-1234\nUntil then no picture of this group is opened.',
  },
  welcome: {
    th: 'ยินดีต้อนรับ กรุณาพิมพ์รหัสหน่วยของท่านก่อนส่งภาพ เช่น: หน่วย ABCDE-FGHJK · พิมพ์ ช่วยเหลือ เพื่อดูวิธีใช้',
    en: 'Welcome. Please type the code of your unit before you send pictures, for example: unit ABCDE-FGHJK · type help for more',
  },
  notTied: {
    th: 'กลุ่มนี้ยังไม่ได้ผูกกับศูนย์รวมคะแนน ภาพที่ส่งจะรอไว้ก่อน หัวหน้าศูนย์กรุณาพิมพ์: ศูนย์ ตามด้วยรหัสจากหน้าจอเจ้าหน้าที่',
    en: 'This group is not tied to a score centre yet; pictures wait. The head of the centre types: centre and the code from the desk.',
  },
  wrongCentreCode: {
    th: 'รหัสศูนย์ไม่ถูกต้อง หมดอายุ หรือใช้ไปแล้ว กรุณาออกรหัสใหม่ที่หน้าจอเจ้าหน้าที่',
    en: 'This centre code is wrong, used or expired. Please make a new one at the desk.',
  },
  onlyInGroups: {
    th: 'รหัสศูนย์ใช้ในกลุ่มเท่านั้น หากส่งภาพในแชตนี้ กรุณาพิมพ์รหัสหน่วย',
    en: 'A centre code is for groups. To send pictures here, type the code of your unit.',
  },
  wrongUnitCode: {
    th: 'ไม่พบหน่วยจากรหัสนี้ กรุณาตรวจรหัสหรือถามศูนย์รวมคะแนน',
    en: 'No unit has this code. Please check it, or ask your score centre.',
  },
  otherCentre: {
    th: 'หน่วยนี้ไม่ได้อยู่ในศูนย์รวมคะแนนของกลุ่มนี้',
    en: 'This unit does not belong to the score centre of this group.',
  },
  nameless: {
    th: 'LINE ไม่ได้บอกว่าท่านคือใคร กรุณาเพิ่มบัญชีนี้เป็นเพื่อน แล้วพิมพ์รหัสหน่วยในแชตส่วนตัว',
    en: 'LINE does not say who you are. Please add this account as a friend and type the code there.',
  },
  noUnit: {
    th: 'ท่านยังไม่ได้แจ้งหน่วย กรุณาพิมพ์: หน่วย ตามด้วยรหัสหน่วย',
    en: 'You have not named a unit yet. Please type: unit and its code.',
  },
  whichUnit: {
    th: 'ท่านแจ้งไว้หลายหน่วย กรุณาพิมพ์: ยกเลิกหน่วย ตามด้วยรหัส',
    en: 'You have named several units. Please type: leave unit and the code.',
  },
  thai: { th: 'จะตอบเป็นภาษาไทย', en: 'จะตอบเป็นภาษาไทย' },
  english: { th: 'Answers will be in English.', en: 'Answers will be in English.' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** A group now serves a centre. */
export function tiedToCentre(centre: Bilingual): Bilingual {
  return {
    th: `กลุ่มนี้ผูกกับ${centre.th}แล้ว กรรมการกรุณาพิมพ์รหัสหน่วยของท่านก่อนส่งภาพ เช่น: หน่วย ABCDE-FGHJK`,
    en: `This group is now tied to ${centre.en}. Committees: please type the code of your unit before you send pictures, for example: unit ABCDE-FGHJK`,
  };
}

/** The sender now sends for a unit. */
export function tiedToUnit(unit: Bilingual, others: number): Bilingual {
  return {
    th: `${unit.th}: ภาพต่อไปของท่านเป็นของหน่วยนี้${others > 0 ? ` (ท่านแจ้งไว้อีก ${others} หน่วย จะส่งของหน่วยใด ให้พิมพ์รหัสหน่วยนั้นก่อน)` : ''}`,
    en: `${unit.en}: your next pictures belong to this unit.${others > 0 ? ` (You have named ${others} more; type a unit's code before its pictures.)` : ''}`,
  };
}

export function leftUnit(unit: Bilingual): Bilingual {
  return { th: `ยกเลิกแล้ว: ${unit.th}`, en: `You no longer send for ${unit.en}.` };
}

/** The sender's units, the one that photos now belong to first. */
export function unitList(units: readonly Bilingual[]): Bilingual {
  const [now, ...others] = units;
  const rest = (language: 'th' | 'en') => others.map((unit) => `\n· ${unit[language]}`).join('');
  return {
    th: `กำลังส่งของ: ${now?.th ?? ''}${others.length > 0 ? `\nหน่วยอื่นของท่าน:${rest('th')}` : ''}`,
    en: `Sending for: ${now?.en ?? ''}${others.length > 0 ? `\nYour other units:${rest('en')}` : ''}`,
  };
}
