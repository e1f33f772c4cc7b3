import { encodeUtf8 } from '../../../basics/utf8.ts';

/** Two provinces in the layout of 2569 with its oddities: phantom constituency, null figures and parties, a referendum. */
export interface Layout2569 {
  province: Record<string, unknown>;
  constituency: Record<string, unknown>[];
  party: Record<string, unknown>[];
  candidate: Record<string, unknown>[];
  lists: unknown;
  referendum: unknown;
  stats: unknown;
  units: string;
}

const UNIT_HEADER =
  'unit_id,cons_id,kind,amphoe_code,tambon_code,unit_no,name_th,registered,advance_registered,report_minute';

export function layout2569(): Layout2569 {
  return {
    province: {
      total_registered_vote: 3000,
      total_vote_stations: 5,
      province: [
        {
          province_id: '10',
          prov_id: 'BKK',
          province: 'กรุงเทพมหานคร',
          abbre_thai: 'กทม',
          eng: 'BANGKOK',
          total_registered_vote: 2000,
          total_vote_stations: 3,
        },
        {
          province_id: 44,
          prov_id: 'MKM',
          province: 'มหาสารคาม',
          abbre_thai: 'มค',
          eng: 'MAHA SARAKHAM',
          total_registered_vote: 1000,
          total_vote_stations: 2,
        },
      ],
    },
    constituency: [
      {
        cons_id: 'MKM_1',
        cons_no: 1,
        prov_id: 'MKM',
        zone: ['อำเภอเมืองมหาสารคาม (เฉพาะตำบลตลาด)'],
        registered_vote: '1000',
        total_vote_stations: 2,
      },
      { cons_id: 'BKK_0', cons_no: 0, prov_id: 'BKK', registered_vote: null, total_vote_stations: 1 },
      {
        cons_id: 'BKK_1',
        cons_no: 1,
        prov_id: 'BKK',
        zone: ['เขตดุสิต', ' เขตพระนคร'],
        registered_vote: 2000,
        total_vote_stations: 3,
      },
      { cons_id: 'XXX_1', cons_no: 1, prov_id: 'XXX', zone: [], registered_vote: 5, total_vote_stations: 1 },
    ],
    party: [
      {
        id: '9',
        party_no: '46',
        name: 'พรรค ข',
        color: '#F47526',
        abbr: null,
        logo_url: 'https://example.org/a b.png',
      },
      { id: 7, party_no: '1', name: 'พรรค ก', color: 'orange', abbr: 'ก', logo_url: '' },
      { id: '8', party_no: '', name: 'พรรค ค', color: '#000000', abbr: 'ค', logo_url: '' },
    ],
    candidate: [
      { mp_app_id: 'BKK_1_2', mp_app_no: 2, mp_app_party_id: 7, mp_app_name: 'นาย ก', image_url: '' },
      {
        mp_app_id: 'BKK_1_1',
        mp_app_no: 1,
        mp_app_party_id: null,
        mp_app_name: 'นาง ข (พรรค ข)',
        image_url: '',
      },
      {
        mp_app_id: 'BKK_1_3',
        mp_app_no: 3,
        mp_app_party_id: 99,
        mp_app_name: 'น.ส. ค',
        image_url: 'javascript:x',
      },
      { mp_app_id: 'BKK_0_1', mp_app_no: 1, mp_app_party_id: 7, mp_app_name: 'ใคร', image_url: '' },
      { mp_app_id: 'MKM_1_1', mp_app_no: 1, mp_app_party_id: '9', mp_app_name: 'นาย ง', image_url: '' },
      { mp_app_id: 'MKM_1_1', mp_app_no: 1, mp_app_party_id: 9, mp_app_name: 'นาย ง', image_url: '' },
      { mp_app_id: 'MKM_1_2', mp_app_no: 1, mp_app_party_id: 9, mp_app_name: 'นาย จ', image_url: '' },
    ],
    lists: [
      {
        party_no: 46,
        party_list_candidates: [
          { list_no: 1, name: 'ก', image_url: '' },
          { list_no: 2, name: 'ข', image_url: '' },
        ],
        pm_candidates: [],
      },
    ],
    referendum: {
      questions_info: [
        { title: 'ประชามติ', desc: null, questions: [{ referendum_id: 'uuid-1', question: 'เห็นชอบหรือไม่' }] },
      ],
      answers_info: [
        { answer_key: 'yes', answer_value: 'เห็นชอบ' },
        { answer_key: 'no', answer_value: 'ไม่เห็นชอบ' },
        { answer_key: 'abstained', answer_value: 'ไม่แสดงความคิดเห็น' },
      ],
      general_info: {
        total_registered_vote: 3001,
        total_vote_stations: 5,
        province: [
          {
            prov_id: 'BKK',
            total_registered_vote: 2000,
            constituencies: [{ cons_id: 'BKK_0', total_registered_vote: null }],
          },
        ],
      },
    },
    stats: null,
    units: [
      UNIT_HEADER,
      '10-01-100201-001,BKK_1,station,1002,100201,1,หน่วยเลือกตั้งที่ 1 แขวงดุสิต,900,1,10',
      '10-01-100101-001,BKK_1,station,1001,100101,1,หน่วยเลือกตั้งที่ 1 แขวงพระบรมมหาราชวัง,1100,,10',
      '10-01-516-01,BKK_1,advance_in_area,,,1,ชุดที่ 1,,,20',
      '10-01-517-01,BKK_1,advance_out_of_area,,,1,ชุดที่ 1,,,20',
      '44-01-440101-001,MKM_1,station,4401,440101,1,หน่วยเลือกตั้งที่ 1 ตำบลตลาด,600,5,10',
      '44-01-4401 00-002,MKM_1,station,4401,,2,หน่วยเลือกตั้งที่ 2 เทศบาลเมือง,400,5,10',
      '44-01-440100-002,MKM_1,station,4401,,2,หน่วยเลือกตั้งที่ 2 เทศบาลเมือง,สี่ร้อย,5,10',
      '99-01-990101-001,ZZZ_1,station,9901,990101,1,หน่วยที่ 1,1,1,1',
      '44-01-000-001,MKM_1,tent,4401,,1,เต็นท์,1,1,1',
      '44-01-440101-001,MKM_1,station,4401,440101,1,ซ้ำ,600,5,10',
      '',
    ].join('\r\n'),
  };
}

/** The files as a folder would give them. */
export function filesOf(layout: Layout2569): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const put = (name: string, value: unknown) => {
    if (value !== null) files.set(name, encodeUtf8(`\ufeff${JSON.stringify(value, null, 1)}`));
  };
  put('info_province.json', layout.province);
  put('info_constituency.json', layout.constituency);
  put('info_party_overview.json', layout.party);
  put('info_mp_candidate.json', layout.candidate);
  put('info_party_candidate.json', layout.lists);
  put('info_referendum.json', layout.referendum);
  put('stats_cons.json', layout.stats);
  return files;
}
