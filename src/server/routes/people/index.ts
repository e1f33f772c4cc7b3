import type { ApiRoute } from '../../route.ts';
import { postLogin } from './login.ts';
import { postLogout } from './logout.ts';
import { getMe } from './me.ts';
import { getPeople } from './people.ts';
import { postPeopleImport } from './people-import.ts';

/** Log-in, sessions and accounts. */
export const PEOPLE_ROUTES: readonly ApiRoute[] = [postLogin, postLogout, getMe, getPeople, postPeopleImport];
