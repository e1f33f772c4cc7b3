import type { ApiRoute } from '../../route.ts';
import { postCertification } from './certification.ts';
import { postDraw } from './draw.ts';
import { postPolicy } from './policy.ts';

/** Rules of publication, lots and certification. */
export const PUBLICATION_ROUTES: readonly ApiRoute[] = [postCertification, postDraw, postPolicy];
