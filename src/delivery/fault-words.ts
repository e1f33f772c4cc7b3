import type { Bilingual } from '../basics/bilingual.ts';
import type { FaultCode } from './fault.ts';

/** What happened and what to do about it, for the operator's screen. */
export const FAULT_WORDS: Readonly<
  Record<FaultCode, { readonly what: Bilingual; readonly todo: Bilingual }>
> = {
  unreachable: {
    what: {
      th: 'ติดต่อปลายทางไม่ได้ หรือสายขาดระหว่างส่ง',
      en: 'The place cannot be reached, or the line was cut.',
    },
    todo: {
      th: 'ตรวจเครือข่ายและที่อยู่ของปลายทาง ระบบลองใหม่เองเรื่อย ๆ',
      en: 'Check the network and the address. It is tried again by itself.',
    },
  },
  'too-slow': {
    what: { th: 'ปลายทางไม่ตอบในเวลาที่กำหนด', en: 'The place did not answer in time.' },
    todo: {
      th: 'ตรวจว่าเครื่องหรือดิสก์ปลายทางค้างหรือไม่ หากสายช้าให้เพิ่ม timeoutSeconds ในไฟล์ปลายทาง',
      en: 'See whether its machine or disk hangs. On a slow line raise timeoutSeconds in the file of targets.',
    },
  },
  refused: {
    what: { th: 'ปลายทางไม่อนุญาตให้เขียน', en: 'The place does not let us in.' },
    todo: {
      th: 'ตรวจสิทธิ์ของบัญชี คีย์ หรือโฟลเดอร์ หากใช้กูเกิลไดรฟ์ บัญชีบริการต้องเป็นผู้จัดการเนื้อหาของไดรฟ์ที่แชร์',
      en: 'Check the rights of the account, key or folder. In Google Drive the service account must be a content manager of the shared drive.',
    },
  },
  'not-found': {
    what: { th: 'ไม่พบโฟลเดอร์ บัคเก็ต หรือที่อยู่ปลายทาง', en: 'The folder, bucket or address is not there.' },
    todo: {
      th: 'ตรวจว่าต่อโฟลเดอร์เครือข่ายอยู่ และชื่อหรือรหัสในไฟล์ปลายทางถูกต้อง',
      en: 'See that the share is mounted and that name or id in the file of targets are right.',
    },
  },
  'read-only': {
    what: { th: 'โฟลเดอร์อ่านได้อย่างเดียว', en: 'The folder is read-only.' },
    todo: { th: 'ต่อโฟลเดอร์ใหม่ให้เขียนได้', en: 'Mount it so that it can be written.' },
  },
  full: {
    what: { th: 'พื้นที่ปลายทางเต็ม', en: 'The place is full.' },
    todo: { th: 'เพิ่มพื้นที่หรือลบไฟล์เก่าที่ปลายทาง', en: 'Make room there, or take old files away.' },
  },
  'rate-limited': {
    what: { th: 'ปลายทางขอให้ส่งช้าลง', en: 'The place asks for fewer requests.' },
    todo: {
      th: 'ไม่ต้องทำอะไร หากเกิดบ่อย ให้เพิ่ม everySeconds หรือลด content กับ parallel',
      en: 'Nothing to do. If it happens often, raise everySeconds, or lower content and parallel.',
    },
  },
  failing: {
    what: { th: 'ปลายทางขัดข้องเอง', en: 'The place has trouble of its own.' },
    todo: { th: 'รอสักครู่ หากนานให้แจ้งผู้ดูแลปลายทาง', en: 'Wait a little; if it lasts, tell those who run it.' },
  },
  redirected: {
    what: {
      th: 'ปลายทางส่งต่อไปที่อยู่อื่น ซึ่งระบบไม่ตามไป',
      en: 'The place sends us to another address, where we do not go.',
    },
    todo: {
      th: 'ขอที่อยู่ใหม่จากผู้รับ แล้วแก้ url ในไฟล์ปลายทาง',
      en: 'Ask the receiver for the new address and put it into the file of targets.',
    },
  },
  gone: {
    what: { th: 'ผู้รับบอกว่าที่อยู่นี้เลิกใช้แล้ว', en: 'The receiver says that this address is not used any more.' },
    todo: {
      th: 'ถามผู้รับ แล้วแก้หรือเอาปลายทางออก ระบบลองใหม่ชั่วโมงละครั้ง',
      en: 'Ask the receiver; change the target or take it out. It is tried once an hour.',
    },
  },
  differs: {
    what: { th: 'ไฟล์ที่ถึงปลายทางไม่ตรงกับที่ส่ง', en: 'What arrived is not what was sent.' },
    todo: {
      th: 'ระบบส่งใหม่เอง หากเกิดซ้ำ ดิสก์หรือสายของปลายทางเสีย หรือมีผู้อื่นเขียนทับไฟล์',
      en: 'It is sent again by itself. If it happens again, the disk or line there is bad, or somebody else writes the same files.',
    },
  },
  'spool-full': {
    what: { th: 'ดิสก์ของเครื่องนี้เต็มหรือเขียนไม่ได้', en: 'The disk of this machine is full, or cannot be written.' },
    todo: { th: 'เพิ่มพื้นที่ให้โฟลเดอร์ข้อมูล (--data)', en: 'Make room in the data folder (--data).' },
  },
  internal: {
    what: {
      th: 'โปรแกรมของเราเองผิดพลาด ปลายทางไม่ได้ผิด',
      en: 'Our own program failed; the place is not to blame.',
    },
    todo: {
      th: 'ส่งบันทึกของเซิร์ฟเวอร์ให้ผู้ดูแลระบบ ระบบลองใหม่เอง',
      en: 'Give the log of the server to whoever looks after it. It is tried again by itself.',
    },
  },
  'odd-answer': {
    what: { th: 'ปลายทางตอบอย่างที่ระบบไม่รู้จัก', en: 'The place answered in a way that we do not know.' },
    todo: {
      th: 'ตรวจว่าที่อยู่ชี้ไปบริการที่ถูกต้อง แล้วดูบันทึกของเซิร์ฟเวอร์',
      en: 'See that the address leads to the right service, then look into the log of the server.',
    },
  },
};
