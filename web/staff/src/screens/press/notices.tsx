import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '../../../../../src/basics/bilingual.ts';
import type { PressDesk } from '../../api/press-api.ts';
import { pressApi } from '../../api/press-api.ts';
import { useDesk } from '../../desk.tsx';
import { useMay } from '../../evening/may.ts';
import { searchKey } from '../../evening/search-key.ts';
import { Combobox } from '../../parts/combobox.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { NoticeJobs } from './notice-jobs.tsx';
import { UnitTable } from './unit-table.tsx';
import { WORDS } from './words.ts';

interface NoticesProps {
  readonly desk: PressDesk;
  readonly of: string;
  readonly language: Language;
}

const MOST_FOUND = 30;

/** Posters of a small area, and the notices of its units. */
export function Notices({ desk, of, language }: NoticesProps) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const may = useMay();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState('');
  const area = desk.inside.find(({ id }) => id === chosen);
  const order = useMutation({
    mutationFn: () => pressApi.order(chosen, language),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['notice-jobs'] }),
  });
  const units = useQuery({
    queryKey: ['press-units', chosen],
    queryFn: () => pressApi.units(chosen),
    enabled: chosen !== '' && desk.cut !== null,
  });
  const find = (text: string) => {
    const asked = searchKey(text.trim());
    const found = desk.inside.filter(({ id, name }) =>
      searchKey(`${id} ${name.th} ${name.en}`).includes(asked),
    );
    return found.slice(0, MOST_FOUND).map(({ id, name, within }) => ({
      id,
      name: say(name),
      detail: within === null ? id : `${say(within)} · ${id}`,
    }));
  };
  // Summary forms are made for constituencies and local bodies.
  const summaryArea = chosen === '' ? of : area?.kind === 'constituency' ? chosen : '';
  return (
    <section aria-labelledby="press-notices">
      <h2 id="press-notices">{words.notices}</h2>
      {desk.inside.length === 0 ? (
        <p>{words.chooseProvince}</p>
      ) : (
        <Combobox
          label={words.small}
          shown={area === undefined ? '' : say(area.name)}
          placeholder={words.smallHint}
          find={find}
          onChoose={setChosen}
          nothing={words.nothing}
        />
      )}
      {area !== undefined && desk.cut !== null && (
        <>
          <ul className="press-links">
            <li>
              <a href={pressApi.posterUrl(area.id, 'a4', language)} download={`poster-${area.id}-a4.pdf`}>
                {words.posterA4}
              </a>
            </li>
            <li>
              <a href={pressApi.posterUrl(area.id, 'a3', language)} download={`poster-${area.id}-a3.pdf`}>
                {words.posterA3}
              </a>
            </li>
          </ul>
          {may('write-statement') && (
            <p>
              <button type="button" disabled={order.isPending} onClick={() => order.mutate()}>
                {words.order}
              </button>
            </p>
          )}
          <Trouble error={order.error ?? units.error} />
          <UnitTable units={units.data?.units ?? []} language={language} />
        </>
      )}
      {summaryArea !== '' && desk.cut !== null && desk.summaries.length > 0 && (
        <Summaries desk={desk} area={summaryArea} />
      )}
      <NoticeJobs />
    </section>
  );
}

/** Summary forms exist for one kind of area each; the server says when an area has none. */
function Summaries({ desk, area }: { readonly desk: PressDesk; readonly area: string }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  return (
    <details>
      <summary>{words.summaries}</summary>
      <ul className="press-links">
        {desk.summaries.map(({ id, code, title }) => (
          <li key={id}>
            <a href={pressApi.summaryUrl(area, id)} download={`${id}-${area}.pdf`}>
              {code} {say(title)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
