import type { WholeCase } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { CloseCase } from './close-case.tsx';
import { GiveOrder } from './give-order.tsx';
import { Reopen } from './reopen.tsx';

/** What can be done with the case now, by right and stage. */
export function CaseActions({ one, onDone }: { one: WholeCase; onDone: () => void }) {
  const { me } = useDesk();
  const may = (action: string) => me?.may.includes(action) === true;
  return (
    <p className="row tools">
      {may('handle-case') && one.stage !== 'closed' && <GiveOrder one={one} onDone={onDone} />}
      {may('close-case') && one.stage !== 'closed' && <CloseCase one={one} onDone={onDone} />}
      {may('close-case') && one.stage === 'closed' && <Reopen one={one} onDone={onDone} />}
    </p>
  );
}
