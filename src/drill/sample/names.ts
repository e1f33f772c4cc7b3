import type { Bilingual } from '../../basics/bilingual.ts';
import type { Random } from '../random.ts';

type Pair = readonly [th: string, en: string];

const MEN: readonly Pair[] = [
  ['สมชัย', 'Somchai'],
  ['ประเสริฐ', 'Prasoet'],
  ['วิชัย', 'Wichai'],
  ['อำนวย', 'Amnuai'],
  ['บุญมี', 'Bunmi'],
  ['ธนา', 'Thana'],
  ['กิตติ', 'Kitti'],
  ['สุรพล', 'Suraphon'],
  ['นพดล', 'Noppadon'],
  ['มานพ', 'Manop'],
  ['ไพโรจน์', 'Phairot'],
  ['เกรียงไกร', 'Kriangkrai'],
  ['ชาตรี', 'Chatri'],
  ['อดิศร', 'Adison'],
  ['วีระ', 'Wira'],
  ['ณรงค์', 'Narong'],
  ['อับดุลเลาะ', 'Abdulloh'],
  ['ปรีชา', 'Pricha'],
];

const WOMEN: readonly Pair[] = [
  ['มาลี', 'Mali'],
  ['วันเพ็ญ', 'Wanphen'],
  ['สุดา', 'Suda'],
  ['อรุณี', 'Aruni'],
  ['จันทร์เพ็ญ', 'Chanphen'],
  ['พรทิพย์', 'Phonthip'],
  ['รัตนา', 'Rattana'],
  ['นิภา', 'Nipha'],
  ['ศิริพร', 'Siriphon'],
  ['กัลยา', 'Kanlaya'],
  ['บุษบา', 'Butsaba'],
  ['ดวงใจ', 'Duangchai'],
  ['ลำดวน', 'Lamduan'],
  ['ฟาตีมะห์', 'Fatimah'],
  ['เพ็ญศรี', 'Phensi'],
  ['ชุติมา', 'Chutima'],
];

/** Family names are pieced together from places and weather, so that they belong to nobody. */
const PLACES: readonly Pair[] = [
  ['ทุ่ง', 'Thung'],
  ['ธาร', 'Than'],
  ['ภู', 'Phu'],
  ['นา', 'Na'],
  ['ป่า', 'Pa'],
  ['ท่า', 'Tha'],
  ['ดอย', 'Doi'],
  ['ลาน', 'Lan'],
  ['สวน', 'Suan'],
  ['เกาะ', 'Ko'],
  ['หาด', 'Hat'],
  ['ห้วย', 'Huai'],
];

const WEATHER: readonly Pair[] = [
  ['ลมเย็น', 'lomyen'],
  ['แสงดาว', 'saengdao'],
  ['เมฆขาว', 'mekkhao'],
  ['ฝนพรำ', 'fonphram'],
  ['น้ำใส', 'namsai'],
  ['ไผ่เขียว', 'phaikhiao'],
  ['บัวบาน', 'buaban'],
  ['เดือนงาม', 'dueanngam'],
  ['ตะวันทอง', 'tawanthong'],
  ['หมอกบาง', 'mokbang'],
  ['รุ้งงาม', 'rungngam'],
  ['ฟ้าคราม', 'fakhram'],
  ['ดินแดงดี', 'dindaengdi'],
  ['ทรายทอง', 'saithong'],
  ['หญ้าอ่อน', 'yaon'],
  ['ต้นตาล', 'tontan'],
];

/** An invented person: title, given name and family name, with the romanisation of the Royal Society. */
export function inventPerson(random: Random): Bilingual {
  const woman = random.chance(0.3);
  const given = random.pick(woman ? WOMEN : MEN);
  const married = random.chance(0.5);
  const title: Pair = woman ? (married ? ['นาง', 'Mrs.'] : ['นางสาว', 'Ms.']) : ['นาย', 'Mr.'];
  const place = random.pick(PLACES);
  const weather = random.pick(WEATHER);
  return {
    th: `${title[0]}${given[0]} ${place[0]}${weather[0]}`,
    en: `${title[1]} ${given[1]} ${place[1]}${weather[1]}`,
  };
}
