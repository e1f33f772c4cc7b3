import { useState } from 'react';
import { api } from './api.ts';
import { useDesk } from './desk.tsx';
import { List } from './list.tsx';
import { Progress } from './progress.tsx';
import type { Me } from './types.ts';
import { Upload } from './upload.tsx';
import { Work } from './work/work.tsx';

interface ShellProps {
  readonly me: Me;
  readonly onLogout: () => void;
  readonly onLanguage: () => void;
}

type Screen = 'work' | 'upload' | 'list' | 'progress';

/** The frame of the desk. What a person may not do is not shown; the server refuses it in any case. */
export function Shell({ me, onLogout, onLanguage }: ShellProps) {
  const { w, say } = useDesk();
  const may = (action: string) => me.may.includes(action);
  const screens: readonly (readonly [Screen, string, boolean])[] = [
    ['work', w.work, may('take-work')],
    ['upload', w.sendPhoto, may('send-photo')],
    ['list', w.list, may('see-returns')],
    ['progress', w.progress, may('see-progress')],
  ];
  const open = screens.filter(([, , allowed]) => allowed);
  const [screen, setScreen] = useState<Screen>(open[0]?.[0] ?? 'progress');
  const [centre, setCentre] = useState<string | null>(
    me.centres.length === 1 ? (me.centres[0]?.id ?? null) : null,
  );
  return (
    <>
      {me.election.drill && <div className="drill">{w.drill}</div>}
      <header className="top">
        <strong>{say(me.election.title)}</strong>
        <nav>
          {open.map(([id, label]) => (
            <button
              type="button"
              key={id}
              className="plain"
              aria-current={screen === id ? 'page' : undefined}
              onClick={() => setScreen(id)}
            >
              {label}
            </button>
          ))}
        </nav>
        {me.centres.length > 1 && (
          <label>
            {w.centre}{' '}
            <select value={centre ?? ''} onChange={(event) => setCentre(event.target.value || null)}>
              <option value="">{w.anyCentre}</option>
              {me.centres.map((c) => (
                <option key={c.id} value={c.id}>
                  {say(c.name)}
                </option>
              ))}
            </select>
          </label>
        )}
        {me.everyCentre && (
          <label>
            {w.centre}{' '}
            <input
              value={centre ?? ''}
              size={10}
              onChange={(event) => setCentre(event.target.value || null)}
            />
          </label>
        )}
        <span className="who">
          {me.displayName || me.username}
          <button type="button" className="plain" onClick={onLanguage}>
            {w.otherLanguage}
          </button>
          <button
            type="button"
            className="plain"
            onClick={() => {
              api.logout().then(onLogout, onLogout);
            }}
          >
            {w.logOut}
          </button>
        </span>
      </header>
      <main>
        {screen === 'work' && <Work centre={centre} />}
        {screen === 'upload' && <Upload />}
        {screen === 'list' && <List centre={centre} />}
        {screen === 'progress' && <Progress />}
      </main>
    </>
  );
}
