import type { WireFigure } from '../../api/desk-types.ts';
import { bilingualWords } from '../../words.ts';

export const STATION_WORDS = bilingualWords(
  {
    title: 'กรรมการประจำหน่วยพิมพ์ไม่ตรงกับที่บันทึก',
    intro:
      'ตัวเลขที่กรรมการประจำหน่วยพิมพ์ในโทรศัพท์เป็นแหล่งที่สาม ผู้บันทึกไม่เห็น และไม่เปลี่ยนผล โปรดดูภาพด้วยตาตนเอง ถ้าบันทึกผิด ให้เสนอแก้ไขตามขั้นตอนปกติ',
    none: 'ไม่มีหน่วยที่พิมพ์ไม่ตรง',
    unit: 'หน่วย',
    places: 'ช่องที่ไม่ตรง',
    recorded: 'บันทึกไว้',
    station: 'หน่วยพิมพ์',
    same: 'ตัวเลขที่กรรมการประจำหน่วยพิมพ์ตรงกับที่บันทึก',
    at: (time: string) => `พิมพ์เมื่อ ${time} น.`,
  },
  {
    title: 'The station committee typed other figures',
    intro:
      'What the committee typed on its phone is a third source. Typists never see it and it changes nothing. Look at the photo yourself; if the record is wrong, propose a correction as always.',
    none: 'No station typed other figures.',
    unit: 'Unit',
    places: 'Places that differ',
    recorded: 'Recorded',
    station: 'Typed at the station',
    same: 'The station committee typed the same figures as the record',
    at: (time: string) => `Typed at ${time}`,
  },
);

/** A figure as it goes over the wire, as people read it. */
export function shownFigure(figure: WireFigure): string {
  if (typeof figure === 'number') return figure.toLocaleString('en-US');
  return figure === '' ? '( )' : figure;
}
