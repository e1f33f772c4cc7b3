import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useParams } from 'wouter';
import type { ReturnView } from '../../api/cases-api.ts';
import { returnApi } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { placeOnPhotos } from '../../entry/line-places.ts';
import type { Place } from '../../entry/places.ts';
import { placesOf } from '../../entry/places.ts';
import type { PhotoLine } from '../../parts/photo-pane.tsx';
import { PhotoPane } from '../../parts/photo-pane.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { PrintLinks } from '../print/print-links.tsx';
import { PaperDoubts } from '../reading/paper-doubts.tsx';
import { StationFiguresPart } from '../reading/station-figures.tsx';
import { Actions } from './actions.tsx';
import { Board } from './board.tsx';
import { CaseList } from './case-list.tsx';
import { Confirm } from './confirm.tsx';
import { Entries } from './entries.tsx';
import { History } from './history.tsx';
import { OpenFindings } from './open-findings.tsx';
import { Photos } from './photos.tsx';
import { Propose } from './propose.tsx';
import './return.css';
import { Standing } from './standing.tsx';
import { Versions } from './versions.tsx';
import { RETURN_WORDS } from './words.ts';

const REFRESH_MS = 15_000;

/** Everything about one return: photos, versions, entries, history, cases, and what the person may do with it now. */
export function Return() {
  const { unit = '', ballot = '' } = useParams<{ unit: string; ballot: string }>();
  const { w: common, say } = useDesk();
  const w = useWords(RETURN_WORDS);
  const queries = useQueryClient();
  const key = ['return', unit, ballot];
  const { data: view, error } = useQuery({
    queryKey: key,
    queryFn: () => returnApi.view(unit, ballot),
    refetchInterval: REFRESH_MS,
  });
  const [proposing, setProposing] = useState(false);
  const [place, setPlace] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  useShortcuts();

  if (view === undefined)
    return error === null ? <p role="status">{w.loading}</p> : <Trouble error={error} />;
  const places = placesOf(view);
  const live = view.records.find((record) => record.live);
  const may = (action: string) => view.may.includes(action);
  const done = () => {
    setProposing(false);
    setPlace(null);
    setSaved(true);
    setTrouble(null);
    void queries.invalidateQueries({ queryKey: key });
  };
  const areas = [view.unit.subDistrict, view.unit.district, view.unit.constituency.name].filter(
    (name) => name !== null,
  );
  return (
    <article className="return">
      <header className="what">
        <h1>
          {common.unitKind[view.unit.kind]} {view.unit.number} ·{' '}
          {common.ballotName[view.ballot] ?? view.ballot} · {view.form.code}
        </h1>
        <p>
          {areas.map(say).join(' · ')} · <code>{view.unit.id}</code>
        </p>
        <p>
          <strong className="task">{common.stage[view.stage] ?? view.stage}</strong>{' '}
          {view.version > 0 && w.version(view.version)} {view.reason}
          {view.claimed !== null && <> · {w.claimedBy(view.claimed.by)}</>}
        </p>
      </header>
      <p className="status" role="status">
        {saved ? w.done : ''}
      </p>
      <Trouble error={trouble ?? error} />
      <div className="look">
        {view.photos.length === 0 ? (
          <p className="idle">{w.awaited}</p>
        ) : (
          <PhotoPane photos={view.photos} line={lineOf(view, places, place)} />
        )}
        <div className="sheet">
          {view.proposal !== null && live !== undefined && (
            <Confirm
              view={view}
              proposal={view.proposal}
              live={live}
              places={places}
              onDone={done}
              onPlace={setPlace}
            />
          )}
          <Actions
            view={view}
            proposing={proposing}
            onPropose={() => setProposing(true)}
            onDone={done}
            onTrouble={setTrouble}
          />
          {proposing && may('propose-correction') && live !== undefined && (
            <Propose
              view={view}
              live={live}
              places={places}
              onDone={done}
              onStop={() => {
                setProposing(false);
                setPlace(null);
              }}
              onPlace={setPlace}
            />
          )}
          {live !== undefined && (
            <PaperDoubts unit={unit} ballot={ballot} places={places} onPlace={setPlace} />
          )}
          {live !== undefined && (
            <StationFiguresPart unit={unit} ballot={ballot} places={places} onPlace={setPlace} />
          )}
          <OpenFindings findings={view.findings} />
          <Standing view={view} />
          <Versions view={view} places={places} />
          <h2>{w.cases}</h2>
          <CaseList view={view} />
          {live !== undefined && <Board view={view} live={live} onDone={done} />}
          <Photos view={view} onDone={done} />
          <PrintLinks unit={unit} ballot={ballot} accepted={live !== undefined} />
          <details>
            <summary>{w.entries}</summary>
            <Entries view={view} places={places} />
          </details>
          <details>
            <summary>{w.history}</summary>
            <History view={view} />
          </details>
        </div>
      </div>
    </article>
  );
}

/** Where a place stands on the photos of the form, when the package says so. */
function lineOf(view: ReturnView, places: readonly Place[], ref: string | null): PhotoLine | null {
  return ref === null ? null : placeOnPhotos(view, places, ref);
}

/** Alt and a digit press the button, or go to the field, that carries the digit. */
function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      if (!event.altKey || digit === undefined || document.querySelector('dialog[open]') !== null) return;
      const target = document.querySelector<HTMLElement>(`[data-key="${digit}"]`);
      if (target === null) return;
      event.preventDefault();
      target.focus();
      if (target instanceof HTMLButtonElement) target.click();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
