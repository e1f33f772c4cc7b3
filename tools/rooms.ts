/**
 * The rooms and the arrows between them: each room may import the rooms listed, and itself. Data goes one way; the pure rooms
 * know nothing of the world outside. `test/boundaries.test.ts` holds every import against this list.
 */
export interface Room {
  /** Rooms it may import. */
  readonly uses: readonly string[];
  /** A pure room imports no package and nothing of Node.js. */
  readonly pure: boolean;
}

const PURE_ROOMS = {
  'src/basics': [],
  'src/election': ['src/basics'],
  'src/returns': ['src/basics', 'src/election'],
  'src/forms': ['src/basics', 'src/election', 'src/returns'],
  'src/rights': ['src/basics', 'src/election', 'src/returns'],
  'src/ledger': ['src/basics', 'src/election', 'src/returns'],
  'src/tally': ['src/basics', 'src/election', 'src/returns', 'src/ledger'],
  'src/publication': ['src/basics', 'src/election', 'src/returns', 'src/ledger', 'src/tally'],
  'web/shared': ['src/basics', 'src/election'],
  // What is said on paper and in statements to the press: contents and pages, drawn elsewhere.
  'src/press': [
    'src/basics',
    'src/election',
    'src/returns',
    'src/forms',
    'src/tally',
    'src/publication',
    'web/shared',
  ],
} as const satisfies Record<string, readonly string[]>;

const PURE = Object.keys(PURE_ROOMS);

export const ROOMS: Readonly<Record<string, Room>> = {
  ...Object.fromEntries(Object.entries(PURE_ROOMS).map(([name, uses]) => [name, { uses, pure: true }])),
  // Recomputes a result from the published files: it must share nothing with the rooms that made them.
  'src/verify': { uses: ['src/basics', 'src/election'], pure: false },
  'web/public': { uses: [...PURE, 'web/shared'], pure: false },
  'web/staff': {
    uses: ['src/basics', 'src/election', 'src/returns', 'src/rights', 'web/shared'],
    pure: false,
  },
  // The page that a station committee opens by the form's code.
  // Of the room that reads photos it takes what is plain arithmetic on pixels.
  'web/phone': {
    uses: ['src/basics', 'src/election', 'src/returns', 'src/forms', 'src/reading', 'web/shared'],
    pure: false,
  },
  // The wall of the press centre. It reads the public files; of the public site it takes what is plain arithmetic and drawing.
  'web/press': {
    uses: ['src/basics', 'src/election', 'src/tally', 'src/publication', 'web/public', 'web/shared'],
    pure: false,
  },
  'src/store': { uses: PURE, pure: false },
  // Draws forms as PDF.
  'src/printing': { uses: PURE, pure: false },
  // Reads photos of forms: codes, corners, straight pages, digits.
  'src/reading': { uses: PURE, pure: false },
  // Checks the bytes of an image and strips them for the public.
  'src/images': { uses: ['src/basics'], pure: false },
  'src/people': { uses: [...PURE, 'src/store'], pure: false },
  'src/centre': { uses: [...PURE, 'src/store', 'src/images', 'src/people'], pure: false },
  // The doors by which photos come in, and which page of which unit they are.
  'src/intake': {
    uses: [...PURE, 'src/store', 'src/images', 'src/reading', 'src/people', 'src/centre'],
    pure: false,
  },
  // Brings cuts to folders, storages, drives and webhooks of others.
  'src/delivery': { uses: [...PURE, 'src/store'], pure: false },
  // Alerts of readers by web push.
  'src/alerts': { uses: [...PURE, 'src/store'], pure: false },
  'src/server': {
    uses: [
      ...PURE,
      'src/store',
      'src/alerts',
      'src/delivery',
      'src/printing',
      'src/images',
      'src/reading',
      'src/intake',
      'src/people',
      'src/centre',
      'web/public',
      'web/shared',
    ],
    pure: false,
  },
  // Plays people against the HTTP API, so it may know the package and the forms, and nothing of the server.
  'src/drill': { uses: ['src/basics', 'src/election', 'src/returns'], pure: false },
  'src/cli': {
    uses: [
      ...PURE,
      'src/verify',
      'src/store',
      'src/printing',
      'src/reading',
      'src/intake',
      'src/delivery',
      'src/people',
      'src/server',
      'src/drill',
      'web/public',
    ],
    pure: false,
  },
};

/** Node.js modules that a pure room may use: hashing only. */
export const PURE_NODE_MODULES: readonly string[] = ['node:crypto'];
