import type { Verdict } from '../image/judge.ts';
import type { PageOnPhoto } from '../page-on-photo.ts';
import { Thumbnail } from '../parts/thumbnail.tsx';
import type { PhoneWords } from '../words.ts';
import { useWords } from '../words.ts';

interface ReviewProps {
  readonly title: string;
  readonly photo: Blob;
  readonly verdict: Verdict;
  readonly onPhoto: PageOnPhoto;
  readonly asked: { readonly ballot: string; readonly page: number };
  readonly onUse: (ballot: string, page: number) => void;
  readonly onAgain: () => void;
}

/** The photo, what is to be said of it, and the choice: send it or take it again. Nothing is forbidden. */
export function Review({ title, photo, verdict, onPhoto, asked, onUse, onAgain }: ReviewProps) {
  const words = useWords();
  const other =
    onPhoto.kind === 'page' && (onPhoto.ballot !== asked.ballot || onPhoto.page !== asked.page)
      ? onPhoto
      : null;
  const doubts = doubtsOf(verdict, onPhoto, words);
  if (other !== null) doubts.push(words.review.otherPage(other.formCode, other.page));
  const better = doubts.length > 0;
  return (
    <main class="review">
      <h1>{words.review.title}</h1>
      <p>{title}</p>
      <Thumbnail blob={photo} alt={words.review.alt} />
      <div role="status">
        {better ? (
          <ul class="doubts">
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        ) : (
          <p class="complete">{words.review.good}</p>
        )}
      </div>
      <div class="buttons">
        <button type="button" class={better && other === null ? 'main' : ''} onClick={onAgain}>
          {words.review.again}
        </button>
        {other !== null && (
          <button type="button" class="main" onClick={() => onUse(other.ballot, other.page)}>
            {words.review.sendThere(other.formCode, other.page)}
          </button>
        )}
        <button type="button" class={better ? '' : 'main'} onClick={() => onUse(asked.ballot, asked.page)}>
          {words.review.use}
        </button>
      </div>
    </main>
  );
}

function doubtsOf(verdict: Verdict, onPhoto: PageOnPhoto, words: PhoneWords): string[] {
  const doubts: string[] = [];
  if (onPhoto.kind === 'other-unit') doubts.push(words.review.otherUnit);
  if (verdict.blurred) doubts.push(words.review.blurred);
  if (verdict.dark) doubts.push(words.review.dark);
  if (verdict.corners < 4) doubts.push(words.review.corners(verdict.corners));
  return doubts;
}
