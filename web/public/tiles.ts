/**
 * Places of the 400 constituencies on the tile map: one equal square each, columns 0 to 23 from the west, rows 0 to 44 from
 * the north. Per province, in the order of constituency numbers, `column.row`. Laid out from the centroids of the
 * constituencies of 2566 (shapes: KittapatR/Thai-ECT-election-map-66, MIT licence, Copyright (c) 2023 Kittapat Ratanaphupha).
 */
const PLACES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    BKK: '7.20 7.21 8.21 7.22 9.20 8.20 8.19 9.19 10.20 9.18 10.18 9.17 10.21 11.20 10.19 11.21 11.19 12.21 12.20 12.19 13.21 9.21 8.22 6.21 7.23 6.22 6.20 5.21 5.22 6.23 6.19 5.23 7.19',
    SPK: '8.25 9.25 9.26 10.25 8.24 8.26 7.25 7.24',
    NBI: '4.18 3.16 3.17 4.16 3.15 2.16 4.17 2.17',
    PTE: '8.16 7.15 8.15 9.16 8.17 9.15 7.16',
    AYA: '6.17 7.17 8.18 6.18 7.18',
    ATG: '6.16 6.15',
    LRI: '10.15 10.14 8.14 9.14 11.14',
    SBR: '6.14',
    CNT: '5.14 4.14',
    SRI: '11.17 11.16 10.17 10.16',
    CBI: '10.24 12.22 10.22 11.23 11.22 9.23 9.22 10.23 8.23 9.24',
    RYG: '11.25 12.25 12.24 12.23 11.24',
    CTI: '13.24 13.23 14.23',
    TRT: '14.24',
    CCO: '14.21 14.20 13.22 13.20',
    PRI: '13.18 13.19 14.19',
    NYK: '12.18 11.18',
    SKW: '15.21 15.22 15.20',
    NMA: '13.16 14.16 13.15 12.15 14.15 13.14 15.15 15.16 14.17 13.17 14.18 12.17 12.16 11.15 12.14 14.14',
    BRM: '16.16 16.17 17.18 17.16 16.15 15.17 15.18 15.19 16.19 16.18',
    SRN: '18.18 17.17 18.16 17.15 18.17 19.19 17.19 18.19',
    SSK: '20.16 20.15 20.17 21.18 19.18 20.18 19.17 19.16 19.15',
    UBN: '21.15 21.16 22.15 21.17 22.14 21.14 23.15 22.16 23.16 22.18 22.17',
    YST: '19.12 20.13 20.12',
    CPM: '12.13 11.13 10.13 11.12 11.11 12.11 12.12',
    ACR: '20.14 21.13',
    BKN: '18.6 17.7 17.6',
    NBP: '13.9 12.9 12.8',
    KKN: '14.12 14.11 15.10 14.10 13.10 12.10 13.11 13.12 14.13 13.13 15.11',
    UDN: '14.8 15.8 15.7 16.7 16.8 15.9 16.9 14.9 14.7 13.8',
    LEI: '11.8 11.9 10.9 11.7',
    NKI: '14.6 15.6 13.6',
    MKM: '17.12 16.13 16.14 15.13 16.12 15.12',
    RET: '17.13 18.12 19.13 18.13 19.14 18.15 17.14 18.14',
    KSN: '17.11 16.11 16.10 17.10 18.11 18.10',
    SNK: '19.9 19.7 19.8 18.9 17.8 18.8 18.7',
    NPM: '20.9 20.8 21.10 20.10',
    MDH: '21.12 20.11',
    CMI: '3.4 4.5 4.4 4.3 2.4 3.3 2.3 3.5 2.5 2.6',
    LPN: '3.6 3.7',
    LPG: '4.6 5.5 6.6 5.7',
    UTT: '7.8 8.8 6.9',
    PRE: '7.7 7.6 6.7',
    NAN: '8.4 9.5 9.3',
    PYO: '6.3 7.3 7.4',
    CRI: '5.1 6.1 5.2 6.2 7.2 5.0 7.0',
    MSN: '1.4 0.6',
    NSN: '6.13 7.14 6.12 8.13 7.13 5.13',
    UTI: '4.13 3.14',
    KPT: '4.11 5.11 4.12 5.12',
    TAK: '3.10 3.11 2.10',
    STI: '6.10 5.10 5.9 5.8',
    PLK: '7.10 7.9 8.10 6.11 8.9',
    PCT: '7.11 8.11 7.12',
    PNB: '9.11 10.11 9.10 9.12 10.12 9.13',
    RBR: '2.21 2.22 3.23 3.22 3.21',
    KRI: '2.19 2.20 2.18 3.18 3.19',
    SPB: '5.17 5.16 5.18 4.15 5.15',
    NPT: '4.20 4.21 5.19 5.20 4.19 3.20',
    SKN: '5.24 4.23 6.24',
    SKM: '4.22',
    PBI: '4.24 4.25 3.24',
    PKN: '6.26 5.25 5.27',
    NST: '7.36 6.35 6.37 7.37 6.36 5.37 4.37 5.36 5.35 6.34',
    KBI: '3.37 3.36 3.38',
    PNA: '2.36 1.35',
    PKT: '2.38 1.38 1.37',
    SNI: '4.33 5.34 4.35 3.34 3.35 3.33 4.34',
    RNG: '2.31',
    CPN: '4.30 4.29 4.31',
    SKA: '8.39 8.40 8.41 7.40 7.39 7.42 8.42 9.40 7.41',
    STN: '6.41 6.40',
    TRG: '5.39 5.38 5.40 4.39',
    PLG: '7.38 6.38 6.39',
    PTN: '10.40 10.41 11.41 12.41 11.40',
    YLA: '9.42 10.43 10.44',
    NWT: '12.42 13.42 12.43 11.43 11.42',
  }),
);

export interface Tile {
  readonly column: number;
  readonly row: number;
}

export const TILE_COLUMNS = 24;
export const TILE_ROWS = 45;

/** Where a constituency (`BKK_1`) stands on the tile map; null when the map does not know it. */
export function tileOf(constituencyId: string): Tile | null {
  const cut = constituencyId.lastIndexOf('_');
  const number = Number(constituencyId.slice(cut + 1));
  const place = PLACES.get(constituencyId.slice(0, cut))?.split(' ')[number - 1];
  if (place === undefined) return null;
  const [column, row] = place.split('.');
  return { column: Number(column), row: Number(row) };
}
