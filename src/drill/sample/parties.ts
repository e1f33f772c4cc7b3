import type { Party, PartyId } from '../../election/model.ts';
import type { Random } from '../random.ts';

interface InventedParty {
  readonly th: string;
  readonly en: string;
  readonly abbreviation: string;
  readonly colour: string;
  /** Strength in the whole country; the shares of real elections fall about like this. */
  readonly weight: number;
}

/** No party of these names exists. Colours are told apart side by side, also by most colour-blind readers in pairs. */
const INVENTED: readonly InventedParty[] = [
  { th: 'รุ่งอรุณร่มไทร', en: 'Banyan Dawn', abbreviation: 'รอ.', colour: '#e8762c', weight: 34 },
  { th: 'สายน้ำสามัคคี', en: 'United Rivers', abbreviation: 'สนส.', colour: '#1f6fb5', weight: 28 },
  { th: 'ทุ่งทองรวงข้าว', en: 'Golden Fields', abbreviation: 'ทท.', colour: '#d9b310', weight: 15 },
  { th: 'ช้างคู่เมือง', en: 'City Elephant', abbreviation: 'ชค.', colour: '#6b3fa0', weight: 11 },
  { th: 'ใบไม้เขียวขจี', en: 'Evergreen Leaf', abbreviation: 'บม.', colour: '#2e8b57', weight: 8 },
  { th: 'ดาวประกายพรึก', en: 'Morning Star', abbreviation: 'ดพ.', colour: '#c2185b', weight: 6 },
  { th: 'ครัวเรือนอุ่นใจ', en: 'Warm Households', abbreviation: 'ครอ.', colour: '#8d5524', weight: 4.2 },
  { th: 'สะพานสองฝั่ง', en: 'Two-Bank Bridge', abbreviation: 'สสฝ.', colour: '#00a3a3', weight: 3.2 },
  { th: 'ว่าวลมบน', en: 'High Wind Kite', abbreviation: 'วลบ.', colour: '#5b8def', weight: 2.5 },
  { th: 'เกลือทะเลไท', en: 'Sea Salt', abbreviation: 'กท.', colour: '#37474f', weight: 2 },
  { th: 'ปูมปัญญา', en: 'Almanac of Wisdom', abbreviation: 'ปป.', colour: '#b39ddb', weight: 1.6 },
  { th: 'เรือจ้างข้ามฟาก', en: 'Crossing Ferry', abbreviation: 'รจข.', colour: '#ff8a80', weight: 1.3 },
  { th: 'ดินดีสมบูรณ์ผล', en: 'Good Earth', abbreviation: 'ดสผ.', colour: '#827717', weight: 1.1 },
  { th: 'หอกลองร่วมใจ', en: 'Drum Tower', abbreviation: 'หกร.', colour: '#7b1e3a', weight: 0.9 },
  { th: 'ตะเกียงชุมชน', en: 'Community Lantern', abbreviation: 'ตช.', colour: '#f4a300', weight: 0.8 },
  { th: 'ฝ้ายขาวดาวเหนือ', en: 'White Cotton', abbreviation: 'ฝข.', colour: '#90a4ae', weight: 0.7 },
  { th: 'กังหันลมบ้านทุ่ง', en: 'Windmill', abbreviation: 'กลท.', colour: '#33691e', weight: 0.6 },
  { th: 'นกกระเรียนคืนถิ่น', en: 'Returning Crane', abbreviation: 'นกค.', colour: '#4dd0e1', weight: 0.5 },
  { th: 'ปลายฟ้าเปิดทาง', en: 'Open Horizon', abbreviation: 'ปฟ.', colour: '#303f9f', weight: 0.45 },
  { th: 'ลูกคิดคุณธรรม', en: 'Honest Abacus', abbreviation: 'ลคธ.', colour: '#a1887f', weight: 0.4 },
];

/** How many of the invented parties have no party list: some parties of 2566 had none either. */
const WITHOUT_LIST = 2;

export interface SampleParty {
  readonly party: Party;
  readonly weight: number;
}

/** The invented parties with list numbers drawn by lot. In order of strength. */
export function sampleParties(random: Random): readonly SampleParty[] {
  const listed = INVENTED.length - WITHOUT_LIST;
  const numbers = random.shuffled(Array.from({ length: listed }, (_, i) => i + 1));
  return INVENTED.map((invented, i) => ({
    weight: invented.weight,
    party: {
      id: `${901 + i}` as PartyId,
      listNumber: numbers[i] ?? null,
      name: { th: invented.th, en: invented.en },
      abbreviation: invented.abbreviation,
      colour: invented.colour,
      listSize: i < listed ? Math.max(8, Math.min(100, Math.round(invented.weight * 12))) : 0,
      logoUrl: '',
    },
  }));
}
