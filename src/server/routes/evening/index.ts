import type { ApiRoute } from '../../route.ts';
import { postAnnouncement } from './announce.ts';
import { getAnnouncementReaders } from './announcement-readers.ts';
import { postAnnouncementSeen } from './announcement-seen.ts';
import { postAnnouncementWithdraw } from './announcement-withdraw.ts';
import { getAnnouncements } from './announcements.ts';
import { postContact } from './contact.ts';
import { postContacts } from './contacts-import.ts';
import { getCorrectionsCsv } from './corrections-csv.ts';
import { getCourse } from './course.ts';
import { getFindingsCsv } from './findings-csv.ts';
import { getMissingCodes } from './missing-codes.ts';
import { getMissingCsv } from './missing-csv.ts';
import { postMissing } from './note-missing.ts';
import { getNotices } from './notices.ts';
import { getNumbers } from './numbers.ts';
import { postPause } from './pause.ts';
import { getPauses } from './pauses.ts';
import { getPeopleAtWork } from './people.ts';
import { getPeopleCsv } from './people-csv.ts';
import { postPriority } from './priority.ts';
import { getProgress } from './progress.ts';
import { postResume } from './resume.ts';
import { getStations } from './stations.ts';
import { getStationsCsv } from './stations-csv.ts';
import { getStuck } from './stuck.ts';
import { postTakeAway } from './take-away.ts';
import { getUnitMissing } from './unit-missing.ts';

/** How the evening goes, and how it is run. */
export const EVENING_ROUTES: readonly ApiRoute[] = [
  postAnnouncement,
  getAnnouncementReaders,
  postAnnouncementSeen,
  postAnnouncementWithdraw,
  getAnnouncements,
  postContact,
  postContacts,
  getCorrectionsCsv,
  getCourse,
  getFindingsCsv,
  getMissingCodes,
  getMissingCsv,
  postMissing,
  getNotices,
  getNumbers,
  postPause,
  getPauses,
  getPeopleAtWork,
  getPeopleCsv,
  postPriority,
  getProgress,
  postResume,
  getStations,
  getStationsCsv,
  getStuck,
  postTakeAway,
  getUnitMissing,
];
