/** The six regions of the country as geographers draw them (National Geographical Committee, 2520). */
type Region = 'north' | 'northeast' | 'central' | 'east' | 'west' | 'south';

/** A province as it is: the administrative skeleton of every sample package. */
export interface ProvinceFacts {
  /** Code of the Ministry of Interior, two digits. */
  readonly code: string;
  /** Three letters, as in the files of ECT Report. */
  readonly id: string;
  readonly region: Region;
  /** Constituencies of the general election of 2566 (400 in all). */
  readonly constituencies: number;
  /** Registered voters of the general election of 2566 (52,195,920 in all). */
  readonly registered: number;
  /** Thai abbreviation, e.g. `กทม`. */
  readonly abbreviation: string;
  readonly th: string;
  readonly en: string;
}

// code, id, region, constituencies, registered voters, abbreviation, Thai name, English name
const TABLE = `
10 BKK central 33 4461071 กทม กรุงเทพมหานคร Bangkok
11 SPK central 8 1089230 สป สมุทรปราการ Samut Prakan
12 NBI central 8 1056214 นบ นนทบุรี Nonthaburi
13 PTE central 7 962891 ปท ปทุมธานี Pathum Thani
14 AYA central 5 663820 อย พระนครศรีอยุธยา Phra Nakhon Si Ayutthaya
15 ATG central 2 224074 อท อ่างทอง Ang Thong
16 LRI central 5 598191 ลบ ลพบุรี Lop Buri
17 SBR central 1 168062 สห สิงห์บุรี Sing Buri
18 CNT central 2 262322 ชน ชัยนาท Chai Nat
19 SRI central 4 509408 สบ สระบุรี Saraburi
20 CBI east 10 1233050 ชบ ชลบุรี Chon Buri
21 RYG east 5 587667 รย ระยอง Rayong
22 CTI east 3 427917 จบ จันทบุรี Chanthaburi
23 TRT east 1 175112 ตร ตราด Trat
24 CCO east 4 575796 ฉช ฉะเชิงเทรา Chachoengsao
25 PRI east 3 394660 ปจ ปราจีนบุรี Prachin Buri
26 NYK central 2 209959 นย นครนายก Nakhon Nayok
27 SKW east 3 437613 สก สระแก้ว Sa Kaeo
30 NMA northeast 16 2119544 นม นครราชสีมา Nakhon Ratchasima
31 BRM northeast 10 1249915 บร บุรีรัมย์ Buri Ram
32 SRN northeast 8 1089052 สร สุรินทร์ Surin
33 SSK northeast 9 1156725 ศก ศรีสะเกษ Si Sa Ket
34 UBN northeast 11 1473306 อบ อุบลราชธานี Ubon Ratchathani
35 YST northeast 3 432126 ยส ยโสธร Yasothon
36 CPM northeast 7 901852 ชย ชัยภูมิ Chaiyaphum
37 ACR northeast 2 301352 อจ อำนาจเจริญ Amnat Charoen
38 BKN northeast 3 327079 บก บึงกาฬ Bueng Kan
39 NBP northeast 3 404414 นภ หนองบัวลำภู Nong Bua Lam Phu
40 KKN northeast 11 1448758 ขก ขอนแก่น Khon Kaen
41 UDN northeast 10 1248196 อด อุดรธานี Udon Thani
42 LEI northeast 4 504890 ลย เลย Loei
43 NKI northeast 3 410034 นค หนองคาย Nong Khai
44 MKM northeast 6 772847 มค มหาสารคาม Maha Sarakham
45 RET northeast 8 1054704 รอ ร้อยเอ็ด Roi Et
46 KSN northeast 6 788205 กส กาฬสินธุ์ Kalasin
47 SNK northeast 7 908898 สน สกลนคร Sakon Nakhon
48 NPM northeast 4 567626 นพ นครพนม Nakhon Phanom
49 MDH northeast 2 276786 มห มุกดาหาร Mukdahan
50 CMI north 10 1327483 ชม เชียงใหม่ Chiang Mai
51 LPN north 2 333392 ลพ ลำพูน Lamphun
52 LPG north 4 612600 ลป ลำปาง Lampang
53 UTT north 3 368012 อต อุตรดิตถ์ Uttaradit
54 PRE north 3 365948 พร แพร่ Phrae
55 NAN north 3 389171 นน น่าน Nan
56 PYO north 3 386805 พย พะเยา Phayao
57 CRI north 7 942885 ชร เชียงราย Chiang Rai
58 MSN north 2 181098 มส แม่ฮ่องสอน Mae Hong Son
60 NSN central 6 838896 นว นครสวรรค์ Nakhon Sawan
61 UTI central 2 260980 อน อุทัยธานี Uthai Thani
62 KPT central 4 568024 กพ กำแพงเพชร Kamphaeng Phet
63 TAK west 3 404208 ตก ตาก Tak
64 STI central 4 479641 สท สุโขทัย Sukhothai
65 PLK central 5 686395 พล พิษณุโลก Phitsanulok
66 PCT central 3 428003 พจ พิจิตร Phichit
67 PNB central 6 784325 พช เพชรบูรณ์ Phetchabun
70 RBR west 5 682471 รบ ราชบุรี Ratchaburi
71 KRI west 5 646081 กจ กาญจนบุรี Kanchanaburi
72 SPB central 5 674459 สพ สุพรรณบุรี Suphan Buri
73 NPT central 6 739715 นฐ นครปฐม Nakhon Pathom
74 SKN central 3 446411 สค สมุทรสาคร Samut Sakhon
75 SKM central 1 156024 สส สมุทรสงคราม Samut Songkhram
76 PBI west 3 388760 พบ เพชรบุรี Phetchaburi
77 PKN west 3 430744 ปข ประจวบคีรีขันธ์ Prachuap Khiri Khan
80 NST south 10 1226175 นศ นครศรีธรรมราช Nakhon Si Thammarat
81 KBI south 3 357264 กบ กระบี่ Krabi
82 PNA south 2 206746 พง พังงา Phangnga
83 PKT south 3 313209 ภก ภูเก็ต Phuket
84 SNI south 7 830182 สฎ สุราษฎร์ธานี Surat Thani
85 RNG south 1 140024 รน ระนอง Ranong
86 CPN south 3 404194 ชพ ชุมพร Chumphon
90 SKA south 9 1096442 สข สงขลา Songkhla
91 STN south 2 240493 สต สตูล Satun
92 TRG south 4 501291 ตง ตรัง Trang
93 PLG south 3 417460 พท พัทลุง Phatthalung
94 PTN south 5 508607 ปน ปัตตานี Pattani
95 YLA south 3 381793 ยล ยะลา Yala
96 NWT south 5 576143 นธ นราธิวาส Narathiwat
`;

/** All 77 provinces in the order of their codes. */
export const PROVINCES: readonly ProvinceFacts[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [
      code = '',
      id = '',
      region = '',
      constituencies = '',
      registered = '',
      abbreviation = '',
      th = '',
      ...en
    ] = line.split(' ');
    return {
      code,
      id,
      region: region as Region,
      constituencies: Number(constituencies),
      registered: Number(registered),
      abbreviation,
      th,
      en: en.join(' '),
    };
  });

/** The province of a three-letter id, whatever the case of its letters. */
export function findProvince(id: string): ProvinceFacts | undefined {
  return PROVINCES.find((p) => p.id === id.toUpperCase());
}
