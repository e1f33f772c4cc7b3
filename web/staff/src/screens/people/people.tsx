import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import type { Account, AccountFilter } from '../../api/people-api.ts';
import { peopleApi } from '../../api/people-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { AccountCard } from './account-card.tsx';
import { AccountTable } from './account-table.tsx';
import { Filters } from './filters.tsx';
import { NewAccount } from './new-account.tsx';
import { PEOPLE_WORDS } from './words.ts';
import './people.css';

const Import = lazy(async () => ({ default: (await import('./import.tsx')).ImportAccounts }));

const EVERYTHING: AccountFilter = { text: '', centre: null, role: '', state: '' };

/** The accounts of one's area: found, looked at, changed, made. */
export function People() {
  const { me } = useDesk();
  const w = useWords(PEOPLE_WORDS);
  const queries = useQueryClient();
  const [filter, setFilter] = useState(EVERYTHING);
  const [open, setOpen] = useState<Account | null>(null);
  const [making, setMaking] = useState(false);
  const [importing, setImporting] = useState(false);
  const list = useInfiniteQuery({
    queryKey: ['people', filter],
    queryFn: ({ pageParam }) => peopleApi.list(filter, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const refresh = () => void queries.invalidateQueries({ queryKey: ['people'] });
  if (importing) {
    return (
      <Import
        onMade={refresh}
        onBack={() => {
          setImporting(false);
        }}
      />
    );
  }
  const accounts = list.data?.pages.flatMap((page) => page.people) ?? [];
  const shown = open === null ? null : (accounts.find(({ id }) => id === open.id) ?? open);
  return (
    <div className="people-screen">
      <h1>{w.title}</h1>
      {me?.may.includes('manage-people') === true ? (
        <p className="row">
          <button type="button" className="main" onClick={() => setMaking(true)}>
            {w.add}
          </button>
          <button type="button" onClick={() => setImporting(true)}>
            {w.import}
          </button>
        </p>
      ) : (
        <p className="quiet-text">{w.lookOnly}</p>
      )}
      <Filters filter={filter} onFilter={setFilter} />
      <Trouble error={list.error} />
      <p role="status" className="quiet-text">
        {list.isPending ? '…' : accounts.length === 0 ? w.none : w.showing(accounts.length)}
      </p>
      {accounts.length > 0 && <AccountTable accounts={accounts} onOpen={setOpen} />}
      {list.hasNextPage && (
        <button type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {w.more}
        </button>
      )}
      {shown !== null && (
        <AccountCard key={shown.id} account={shown} onChanged={refresh} onClose={() => setOpen(null)} />
      )}
      {making && <NewAccount onMade={refresh} onClose={() => setMaking(false)} />}
    </div>
  );
}
