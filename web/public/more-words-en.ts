import type { MoreWords } from './more-words.ts';

/** English texts of the pages around the results. Numbers come in already formatted. */
export const moreEn: MoreWords = {
  explore: 'More ways to look at it',
  more: 'More',

  canChange: (margin, out) =>
    `It can still change: first place leads the next by ${margin}, and at most ${out} more ballots can come in.`,
  cannotChange: (margin, out) =>
    `It cannot change any more: the margin is ${margin}, and the ${out} ballots at most that can still come in cannot undo it.`,
  boundNote:
    '(This bound is on the safe side: whole rolls of stations count, also those who are registered to vote in advance.)',
  readBlind:
    'Two clerks of the score centre read the form alike without seeing each other’s work, or a third person decided by the form',
  readSeen: 'Read by clerks of the score centre, one of whom had seen the figures before',
  readCorrected: 'One person proposed the correction by the form; another read the form and confirmed it',
  allIn: (margin) => `Every unit is in the totals: the margin is ${margin}. Only certification remains.`,
  rollUnknown: (margin) =>
    `It can still change: the margin is ${margin}, and the number of ballots in some sets not shown is not known.`,

  close: 'Close races',
  closeIntro:
    'Constituencies with the smallest margin between first and second, as a share of the ballots counted. Only those not certified, with at least 35% of their stations shown.',
  closeDone: 'The results of all constituencies are certified.',
  closeNone: 'No constituency has 35% of its stations shown yet.',
  firstTwo: 'First and second',
  gap: 'Margin',
  stillOut: 'Voters not shown',
  outAtMost: (n) => `At most ${n} more ballots can come in`,
  allInShort: 'Every unit is in the totals',
  outUnknown: 'How many ballots can come in is not known',
  seatStates: (n) => `${n} constituencies`,
  seatsEarly:
    '“Too early” are those with fewer than 35% of their stations shown: the seat is counted with the party that has most votes, and has no colour on the map.',

  places: 'Regions and provinces',
  region: {
    north: 'North',
    northeast: 'North-east',
    central: 'Central',
    east: 'East',
    west: 'West',
    south: 'South',
  },
  regionNote:
    'The six geographic regions are only a way to find a province. They mean nothing for the count.',
  districts: 'Districts and sub-districts',
  district: 'District',
  subDistrict: 'Sub-district',
  crossesConstituencies:
    'This place lies in more than one constituency. The votes of candidates stand on the pages of those.',

  house: 'House and majority',
  houseIntro:
    'Seats on the figures shown so far, the largest party on the left. It does not say who will work with whom.',
  arc: 'Seats of the House',
  coalition: 'Add seats up',
  coalitionHint: (majority) => `Choose parties to add up. A majority needs ${majority} seats.`,
  coalitionSum: 'Chosen',
  coalitionOf: (sum, majority) => `${sum} of ${majority} needed`,
  coalitionShow: 'Add up',
  coalitionEnough: 'a majority',
  coalitionShort: (n) => `${n} short`,
  seatsWord: 'seats',

  changes: 'What changed',
  flips: 'Changes of lead',
  flipsNote:
    'In the order of the ledger, form by form. A lead that changed and soon changed back stands here twice.',
  flipFrom: (from, to) => `from ${from} to ${to}`,
  noFlips: 'No constituency has changed its leader yet.',
  newlyIn: 'Units newly in the totals',
  noNewlyIn: 'No unit is in the totals yet.',
  nobodyAhead: 'nobody',
  followFeed: 'Follow by Atom',

  timeline: 'Replay the count',
  timelineIntro:
    'The published state at every 5 minutes by the clock of the ledger (every hour after the first 12 hours), and now.',
  timelineNone: 'There is no earlier moment to look at yet.',
  timelineSlide: 'Move in time',
  timelinePlay: 'Play',
  timelineStop: 'Stop',
  time: 'Time',
  unitsShown: 'Units shown',
  countedBallots: 'Ballots counted',
  biggest: 'Seats of the leading parties',
  now: 'Now',

  search: 'Search',
  searchLabel: 'Candidate, party, province, district, sub-district or unit',
  searchHint:
    'Tone marks need not be right. A number is a constituency or a unit: “Bangkok 3”, “มหาสารคาม 3”, “ท่าขอนยาง 4”.',
  searchButton: 'Search',
  searchNothing: 'Nothing found. Try fewer letters, or choose from the lists below.',
  searchFound: (n) => `${n} found`,
  searchBrowse: 'Or choose from the lists',
  searchKind: {
    candidate: 'Candidate',
    party: 'Party',
    province: 'Province',
    'local-body': 'Local body',
    constituency: 'Constituency',
    district: 'District',
    'sub-district': 'Sub-district',
    unit: 'Unit',
  },

  missing: 'Units not shown yet',
  missingIntro:
    'Every unit that is not in the totals, by reason. A province leads to its constituencies, and these name every unit.',
  missingNone: 'Every unit is in the totals.',
  why: {
    awaited: 'Form not received',
    photographed: 'Photo in, being typed',
    partly: 'Awaiting the form of another ballot',
    cap: 'Held by the legal cap',
    embargo: 'Before the release time',
    pause: 'Publication paused',
  },
  whyNotHere: 'Why this unit is not in the totals',
  whyText: {
    awaited: 'The score centre has received neither a photo nor the form of this unit.',
    photographed:
      'The centre has a photo of the form. Two people are typing its figures without seeing each other’s work.',
    partly:
      'Forms of some of its ballots are accepted. It waits for the others, so that totals always come from the same units.',
    embargo: 'Everything is in, but the law allows no publication before the release time.',
    pause: 'Publication is paused. The reason stands at the top of the page.',
  },
  capEnds: (moment) => `The cap ends ${moment}`,
  capOpen: 'The cap ends when the authority lifts it',

  mapPage: 'Maps',
  geoMap: 'Geographic map',
  geoNote:
    'Large does not mean many people: every constituency has one seat. The borders are approximate and no legal reference.',
  geoStates:
    'Broken border: leading · whole border: decided · thick border: certified · no colour: nobody ahead, or too early.',
  geoBangkok: 'Bangkok and its surroundings, enlarged',
  saveData:
    'Save data on this device: every page looks for a new cut every 30 seconds, and the geographic map comes only when asked for.',
  shownOf: (shown, all) => `${shown} of ${all} shown`,
  mapSwitch: 'Choose a map',
  chosenHint: 'Tap or point at a constituency to see who is ahead; tap again to open it.',
  chosenOpen: 'Open this constituency',
  geoMissing: 'This election package has no boundaries, so there is only the tile map.',
  toTable: 'Go to the table',

  before: 'Against the election before',
  beforeNote: (name) =>
    `Compared with ${name}, only where boundaries are the same, and with its complete result.`,
  beforeMoved: 'The boundaries of this area have changed since, so it cannot be compared.',
  seatHeld: (party) => `${party} held this seat.`,
  seatKept: 'It keeps it.',
  seatKeeping: 'It is ahead again.',
  seatGained: (party) => `${party} takes it.`,
  seatGaining: (party) => `${party} is ahead now.`,
  seatsRest: (count) => `${count} other parties stand in the table of seats.`,
  seatsOther: (then, now) =>
    `The parties of this election held ${then} seats then; there are ${now} in all now.`,
  beforeEarly: 'Only a part is shown so far. The units that came first may not be like the others.',
  shareNow: 'Now',
  shareThen: 'Before',
  difference: 'Change',
  turnout: 'Turnout',

  received: 'Received by stations (2.1)',
  used: 'Used at stations (2.2)',
  left: 'Left at stations (2.3)',
  sumUsed: 'Stations: used = valid + spoiled + no vote',
  sumReceived: 'Stations: received = used + left',
  sumRight: 'agrees',
  sumOff: (n) => `differs by ${n}`,
  sumNote:
    'These are sums of what the forms say. A difference means that some forms are incomplete or contradict themselves; the pages of those units say so.',

  text: 'Text only',
  textNote: 'This page is text only, for slow connections.',
  fullPage: 'Full page',

  glossary: 'Words',
  status: 'System status',
  data: 'Open data',

  steps: 'Times of each step',
  stepPhoto: 'First photo received',
  stepAccepted: 'Figures accepted',
  stepShown: 'In the totals',
  stepLeaf: 'Place in the ledger',
  notYet: 'not yet',
  compare: 'Compare with your own photo',
  compareText:
    'Photograph the notice posted at the station and compare. Your photo stays on this device, unless you send it with a report.',
  comparePick: 'Choose a photo',
  compareYours: 'Your photo',
  compareOurs: 'The photo that the system received',
  compareDiffers:
    'If figures differ, tell the score centre of this unit, with the number of the unit and of the cut on this page.',

  embed: 'Embed',
  embedText: 'Copy this line into a page. No cookies, and nothing about readers is kept.',
  openSite: 'All results',
};
