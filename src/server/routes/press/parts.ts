import type { Language } from '../../../basics/bilingual.ts';
import type { AreaId } from '../../../election/model.ts';
import { pressFigures } from '../../../press/figures.ts';
import type { PressFigures, PressSince } from '../../../press/model.ts';
import { changesSince } from '../../../press/since.ts';
import type { PublicView } from '../../../publication/model.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiCall } from '../../route.ts';
import { addressOf } from '../printing/reply.ts';

export const LANGUAGE = { type: 'string', enum: ['th', 'en'] } as const;
export const PDF = { description: 'PDF.', type: 'string', format: 'binary' } as const;
export const AREA_ID = { type: 'string', minLength: 1, maxLength: 64 } as const;

export function languageOf(text: string | undefined): Language {
  return text === 'en' ? 'en' : 'th';
}

/** The published state. It holds until the caller's next `await`. */
export async function viewOf({ deps }: ApiCall): Promise<PublicView> {
  const view = await deps.press.view();
  if (view === null) throw new ApiError('busy', { retryAfter: 2 });
  return view;
}

/** Index of an area; the nation when none is named. */
export function areaOf({ deps }: ApiCall, id: string | undefined): number {
  const { election } = deps;
  const index =
    id === undefined || id === '' ? election.parentOfArea.indexOf(-1) : election.areaIndex.get(id as AreaId);
  if (index === undefined || index < 0) throw new ApiError('not-found');
  return index;
}

/** The address on papers: the readers' one when the server knows it, else the one that the call came to. */
export function originOf(call: ApiCall): string {
  return addressOf(call);
}

export interface NowFigures {
  readonly figures: PressFigures;
  readonly since: PressSince | null;
}

/** Figures of an area at the newest cut, compared with the newest hourly bulletin. */
export async function figuresOf(call: ApiCall, id: string | undefined): Promise<NowFigures> {
  const area = areaOf(call, id);
  const figures = pressFigures(await viewOf(call), area);
  const last = call.deps.press.bulletins.lastOf(figures);
  return { figures, since: last === null ? null : changesSince(last, figures) };
}
