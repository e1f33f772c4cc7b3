import type { ApiRoute } from '../../route.ts';
import { getAgreement } from './agreement.ts';
import { getDoubts } from './doubts.ts';
import { getReturnDoubts } from './return-doubts.ts';
import { postDoubtVerdict } from './verdict.ts';

/** What was read from accepted forms: places where the paper seems to say something else than the record. */
export const READING_ROUTES: readonly ApiRoute[] = [
  getDoubts,
  getReturnDoubts,
  postDoubtVerdict,
  getAgreement,
];
