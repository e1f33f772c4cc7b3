import { claimNext } from '../../../centre/claim-next.ts';
import { pauseMessage } from '../../../centre/evening/notices.ts';
import type { Task } from '../../../centre/tasks.ts';
import { TASKS } from '../../../centre/tasks.ts';
import type { CentreId } from '../../../election/model.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import { claimView } from '../../claim-view.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

interface Body {
  readonly centre?: string;
  readonly tasks?: readonly Task[];
  readonly resume?: boolean;
  readonly brief?: boolean;
}

export const postQueueNext: ApiRoute = {
  method: 'POST',
  url: '/api/queue/next',
  access: 'take-work',
  area: 'own',
  schema: {
    summary: 'Takes the next return of the queue.',
    body: {
      type: 'object',
      properties: {
        centre: { type: 'string', description: 'One centre of yours; missing: any of them.' },
        tasks: { type: 'array', items: { type: 'string', enum: TASKS }, maxItems: TASKS.length },
        resume: { type: 'boolean', description: 'Give back what you hold already rather than more work.' },
        brief: { type: 'boolean', description: 'Leave out the form and its lines.' },
      },
      additionalProperties: false,
    },
    response: replies({
      200: described('The claim: what to type, from which photos, until when.'),
      204: { description: 'There is nothing to do.', type: 'null' },
    }),
  },
  async handle({ deps, person, body }) {
    const { centre, tasks, resume, brief } = (body ?? {}) as Body;
    if (centre !== undefined) {
      if (!deps.election.centreIndex.has(centre as CentreId)) throw new ApiError('unknown-centre');
      if (!servesCentre(person, centre)) throw new ApiError('not-your-area');
    }
    const claimed = await claimNext(deps.desk, person, {
      centreId: centre ?? null,
      tasks: tasks ?? [],
      resume: resume ?? false,
    });
    if (claimed === null) {
      const message = await pauseMessage(deps.evening.notices, deps.election, person, centre ?? null);
      if (message !== null) throw new ApiError('entry-paused', { message });
      return { status: 204 };
    }
    return { status: 200, body: await claimView(deps.desk, claimed, brief ?? false) };
  },
};
