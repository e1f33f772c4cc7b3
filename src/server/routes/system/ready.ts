import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getReady: ApiRoute = {
  method: 'GET',
  url: '/readyz',
  access: 'public',
  area: 'none',
  schema: {
    summary: 'This process can take work: its database answers and its figures are loaded.',
    response: replies({ 200: described('Ready.'), 503: described('Not ready, and why.') }),
  },
  async handle({ deps }) {
    const headers = { 'cache-control': 'no-store' };
    const reason = deps.notReady() ?? (await databaseReason(deps.db));
    if (reason === null) return { status: 200, body: { status: 'ready' }, headers };
    return {
      status: 503,
      body: { status: 'not-ready', reason },
      headers: { ...headers, 'retry-after': '2' },
    };
  },
};

async function databaseReason(db: { query(text: string): Promise<unknown> }): Promise<string | null> {
  try {
    await db.query('select 1');
    return null;
  } catch {
    return 'the database does not answer';
  }
}
