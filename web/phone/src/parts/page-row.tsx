import type { FormState } from '../api.ts';
import { asksForPhoto, statusOf } from '../page-status.ts';
import type { KeptPhoto } from '../queue/kept.ts';
import { useText, useWords } from '../words.ts';
import { FileButton } from './file-button.tsx';
import { Thumbnail } from './thumbnail.tsx';

interface PageRowProps {
  readonly form: FormState;
  readonly page: number;
  readonly photo: KeptPhoto | undefined;
  readonly onTake: () => void;
  readonly onChoose: (file: File) => void;
}

/** One page of a form: its photo, how it stands, and what to do. */
export function PageRow({ form, page, photo, onTake, onChoose }: PageRowProps) {
  const words = useWords();
  const text = useText();
  const status = statusOf(form, page, photo);
  const asks = asksForPhoto(status) && !form.accepted;
  const receipt = photo?.outcome !== undefined && photo.outcome !== null && 'receipt' in photo.outcome;
  const take = status === 'owed' ? words.take : words.takeAgain;
  const named = (what: string) => words.ofPage(what, form.form.code, page);
  return (
    <li data-status={status} data-page={`${form.ballot}/${page}`}>
      {photo !== undefined && <Thumbnail blob={photo.thumbnail} alt="" />}
      <div class="what">
        <strong>{words.page(page, form.pages.length)}</strong>
        <span class="status" role="status">
          {status === 'placed' || status === 'elsewhere' ? '✓ ' : ''}
          {words.state[status]}
        </span>
        {status === 'refused' && photo?.refusal !== null && photo !== undefined && (
          <span>{text(photo.refusal)}</span>
        )}
        {receipt && photo.outcome !== null && 'receipt' in photo.outcome && (
          <span class="receipt">{words.receipt(photo.outcome.receipt)}</span>
        )}
      </div>
      <div class="do">
        <button type="button" class={asks ? 'main' : ''} aria-label={named(take)} onClick={onTake}>
          {take}
        </button>
        <FileButton label={words.choose} name={named(words.choose)} onFile={onChoose} />
      </div>
    </li>
  );
}
