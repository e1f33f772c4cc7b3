/**
 * Nobody is called a leader and no map takes a colour until this share of the stations of the contest is shown: a coloured
 * country before that is taken for a result. The tables name who is first from the first station on, with the coverage beside.
 */
export const LEADER_PERCENT = 35;
