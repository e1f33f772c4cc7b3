import { bilingualWords } from '../words.ts';

/** Entries that are covered, and what an empty queue says. */
export const SUPERVISION_WORDS = bilingualWords(
  {
    coveredTitle: 'บันทึกครั้งแรกมีข้อผิดพลาด และยังปิดไว้',
    coveredErrors: 'ข้อผิดพลาดที่พบ',
    coveredHint: 'ดูจากภาพก่อน ถ้าแบบเขียนไว้เช่นนั้นจริง รับตามที่เขียนบนแบบได้โดยไม่ต้องดูสิ่งที่ผู้อื่นบันทึก แล้วคุณยังบันทึกครั้งที่สองได้',
    lookCosts: 'ถ้าเปิดดูสิ่งที่ผู้อื่นบันทึก คุณจะบันทึกครั้งที่สองหรือเป็นคนที่สามของแบบนี้ไม่ได้อีก และจะบันทึกไว้ว่าคุณได้ดู',
    look: 'เปิดดูสิ่งที่ผู้อื่นบันทึก',
    lookSure: 'เปิดดู',
    leaveIt: 'ปล่อยให้ผู้บันทึกตรวจทานก่อน ทำแบบอื่น',
    waitingTitle: 'งานที่รออยู่ แต่ไม่ใช่ของคุณ',
    waitingNone: 'ไม่มีงานอื่นรออยู่ในคิว',
    returns: (n: string) => `${n} แบบ`,
    why: {
      role: 'เป็นงานของบทบาทอื่น',
      yours: 'คุณบันทึกแบบเหล่านี้ไปแล้ว ต้องเป็นคนอื่น',
      seen: 'คุณได้เห็นสิ่งที่ผู้อื่นบันทึกแล้ว ต้องเป็นคนที่ยังไม่เห็น หรือให้หัวหน้าศูนย์หรือจังหวัดอนุญาต',
      'one-hand': 'บัญชีของคุณเกี่ยวข้องกับผู้บันทึกด้วยการตั้งรหัสผ่านใหม่ รอผู้ดูแลบัญชีคนอื่นยืนยัน',
      held: 'มีคนกำลังทำอยู่',
    } as Readonly<Record<string, string>>,
    needs: (roles: string) => `ทำได้: ${roles}`,
    nobody: (n: string) => `${n} แบบไม่มีใครที่ทำได้อยู่ในระบบ`,
    units: (list: string) => `เช่น ${list}`,
  },
  {
    coveredTitle: 'The first entry has errors. It is covered.',
    coveredErrors: 'What the rules found',
    coveredHint:
      'Look at the photo first. If the form really says so, accept it as written without looking at what was typed: then you may still make the second entry.',
    lookCosts:
      'If you look at what was typed you cannot make the second entry or be the third person for this form any more. That you looked is written down.',
    look: 'Show what was typed',
    lookSure: 'Show it',
    leaveIt: 'Leave it with its typist, do something else',
    waitingTitle: 'What waits, and is not for you',
    waitingNone: 'Nothing else waits in the queue.',
    returns: (n: string) => (n === '1' ? '1 form' : `${n} forms`),
    why: {
      role: 'This is work of another role',
      yours: 'You typed these: it must be somebody else',
      seen: 'You have seen what others typed: it must be somebody who has not, or a head or the province gives leave',
      'one-hand':
        'A reset of a password ties your account to the typist: another keeper of accounts must confirm it',
      held: 'Somebody is working on them',
    } as Readonly<Record<string, string>>,
    needs: (roles: string) => `Who may: ${roles}`,
    nobody: (n: string) => `Nobody at work may do ${n} of them`,
    units: (list: string) => `e.g. ${list}`,
  },
);
