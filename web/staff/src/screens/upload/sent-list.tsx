import { groupDigits } from '../../../../shared/numbers.ts';
import type { FileOutcome } from '../../api/inbox-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import type { SentFile } from './use-sending.ts';
import { WORDS } from './words.ts';

/** What became of each file, the newest first, with the receipt number of each photo. */
export function SentList({ files }: { readonly files: readonly SentFile[] }) {
  const words = useWords(WORDS);
  const { w } = useDesk();
  if (files.length === 0) return null;
  const done = files.filter(({ state }) => state === 'done' || state === 'refused').length;
  const waits = files.some(({ outcomes }) =>
    outcomes.some(({ outcome }) => outcome.kind === 'waiting' || outcome.kind === 'second-photo'),
  );
  return (
    <section aria-label={words.results}>
      <p role="status">{words.summary(groupDigits(done), groupDigits(files.length))}</p>
      {waits && (
        <p>
          <a href="#/inbox">{words.openInbox}</a>
        </p>
      )}
      <ul className="sent">
        {files.toReversed().map((file) => (
          <li key={file.id} className={file.state}>
            <strong>{file.name}</strong>{' '}
            {file.state === 'waiting' ? words.waiting : file.state === 'sending' ? words.sending : ''}
            {file.whole !== null && (file.whole === 'in' ? w.photoIn : w.photoAgain)}
            {file.outcomes.map((one) => (
              <p key={one.part}>
                <OutcomeText one={one} />
              </p>
            ))}
            <Trouble error={file.trouble} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OutcomeText({ one }: { readonly one: FileOutcome }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const { outcome, part, message } = one;
  const { receipt, unit = '', formCode = '', page = 0, missing = [] } = outcome;
  const number = receipt === undefined ? '' : words.receipt(receipt.replace(/^(...)(...)(...)$/, '$1-$2-$3'));
  const text = () => {
    switch (outcome.kind) {
      case 'placed':
        return `✓ ${words.placed(unit, formCode, page)} · ${
          missing.length === 0
            ? words.complete
            : words.missing(missing.map((m) => words.missingPage(m.formCode, m.page)).join(', '))
        }`;
      case 'waiting':
        return `… ${words.inInbox}`;
      case 'known':
        return words.known;
      case 'second-photo':
        return `… ${words.second(unit, formCode, page)}`;
      case 'blurred':
        return `✗ ${words.blurred}`;
      case 'refused':
        return `✗ ${message === undefined ? '' : say(message)}`;
    }
  };
  return (
    <>
      {part !== '' && `${words.pdfPage(part)}: `}
      {text()}
      {number !== '' && ` · ${number}`}
    </>
  );
}
