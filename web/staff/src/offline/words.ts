import { bilingualWords } from '../words.ts';

export const OFFLINE_WORDS = bilingualWords(
  {
    cutSince: (time: string) => `ออฟไลน์ตั้งแต่ ${time} พิมพ์ต่อได้ตามปกติ`,
    slow: 'เครื่องแม่ข่ายตอบช้า พิมพ์ต่อได้ตามปกติ',
    wait: (n: number) => `รอส่ง ${n} รายการ`,
    ready: (n: number) => `มีแบบในเครื่อง ${n} แบบ`,
    sending: (n: number) => `กำลังส่งสิ่งที่พิมพ์ไว้ ${n} รายการ`,
    refused: (n: number) => `เครื่องแม่ข่ายไม่รับ ${n} รายการ สิ่งที่พิมพ์ยังอยู่ในเครื่องนี้`,
    others: (n: number, name: string) => `มี ${n} รายการของ ${name} รออยู่ในเครื่องนี้ จะส่งเมื่อเจ้าของเข้าสู่ระบบ`,
    device: 'เครื่องของฉัน',
  },
  {
    cutSince: (time: string) => `Offline since ${time}. Go on typing as usual.`,
    slow: 'The server is slow to answer. Go on typing as usual.',
    wait: (n: number) => (n === 1 ? '1 entry waits' : `${n} entries wait`),
    ready: (n: number) => (n === 1 ? '1 form is on this computer' : `${n} forms are on this computer`),
    sending: (n: number) => (n === 1 ? 'Sending 1 entry' : `Sending ${n} entries`),
    refused: (n: number) =>
      `The server did not take ${n === 1 ? '1 entry' : `${n} entries`}. What you typed is still on this computer.`,
    others: (n: number, name: string) =>
      n === 1
        ? `1 entry of ${name} waits on this computer. It is sent when they log in.`
        : `${n} entries of ${name} wait on this computer. They are sent when they log in.`,
    device: 'My device',
  },
);
