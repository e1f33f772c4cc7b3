/** How much of readers' reports is held at once. */
export interface TicketLimits {
  /** Open tickets in all, and of one unit; a report of a figure and value that somebody reported before is always counted. */
  readonly open: number;
  readonly openOfUnit: number;
  /** Photos of one ticket, and bytes of all photos. */
  readonly photosOfTicket: number;
  readonly photoBytes: number;
}

/** A night of 100,000 units: one in twenty reported, and one photo in three or four kept. */
export const TICKET_LIMITS: TicketLimits = {
  open: 5_000,
  openOfUnit: 40,
  photosOfTicket: 3,
  photoBytes: 4 * 1024 ** 3,
};
