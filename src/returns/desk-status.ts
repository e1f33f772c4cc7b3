/**
 * Where a return stands, for people who watch a list; the one furthest behind comes first. A unit stands where the return
 * stands that is furthest behind. The last four come from the cut that is public, the others from the life of a return.
 */
export const STATUSES = [
  'awaited',
  'unreadable',
  'photographed',
  'in-doubt',
  'entered-once',
  'differs',
  'with-supervisor',
  'annulled',
  'correction-proposed',
  'accepted',
  'waiting-pair',
  'held-back',
  'corrected',
  'public',
] as const;
export type Status = (typeof STATUSES)[number];
