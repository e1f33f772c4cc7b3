/** Files of a package. Some may be absent: an absent file says the same as an empty one. */
export const PACKAGE_FILES = [
  'manifest.json',
  'areas.csv',
  'boundaries.csv',
  'candidates.csv',
  'centres.csv',
  'choices.csv',
  'contests.csv',
  'form_fields.csv',
  'form_parts.csv',
  'form_places.csv',
  'forms.csv',
  'parties.csv',
  'previous.csv',
  'rules.csv',
  'units.csv',
] as const;
export type PackageFile = (typeof PACKAGE_FILES)[number];
export type TableFile = Exclude<PackageFile, 'manifest.json'>;

export const OPTIONAL_FILES: ReadonlySet<PackageFile> = new Set([
  'parties.csv',
  'candidates.csv',
  'choices.csv',
  'form_parts.csv',
  'form_places.csv',
  'boundaries.csv',
  'previous.csv',
]);

/** Most rows of each table. Thailand 2569 has 101,620 stations and about 9,000 areas: room for twice the country. */
export const ROW_LIMITS: Record<TableFile, number> = {
  'areas.csv': 20_000,
  'boundaries.csv': 20_000,
  'candidates.csv': 100_000,
  'centres.csv': 20_000,
  'choices.csv': 1_000,
  'contests.csv': 20_000,
  'form_fields.csv': 2_000,
  'form_parts.csv': 20_000,
  'form_places.csv': 40_000,
  'forms.csv': 200,
  'parties.csv': 1_000,
  'previous.csv': 200_000,
  'rules.csv': 100,
  'units.csv': 200_000,
};

/** Most bytes of each file, checked before anything is decoded. */
export const BYTE_LIMITS: Record<PackageFile, number> = {
  'manifest.json': 65_536,
  'areas.csv': 16_000_000,
  'boundaries.csv': 8_000_000,
  'candidates.csv': 64_000_000,
  'centres.csv': 16_000_000,
  'choices.csv': 1_000_000,
  'contests.csv': 16_000_000,
  'form_fields.csv': 1_000_000,
  'form_parts.csv': 8_000_000,
  'form_places.csv': 4_000_000,
  'forms.csv': 1_000_000,
  'parties.csv': 1_000_000,
  'previous.csv': 16_000_000,
  'rules.csv': 100_000,
  'units.csv': 96_000_000,
};

/** Longest texts, in UTF-16 units. */
export const TEXT_LIMITS = {
  id: 64,
  name: 500,
  short: 60,
  url: 1_000,
  zones: 20_000,
  points: 1_000_000,
} as const;

/** Largest whole number of a package: as large as a figure of a return. */
export const MAX_NUMBER = 999_999_999;

/** Errors of one file that are listed one by one; further ones are counted. */
export const MAX_ERRORS = 2_000;
