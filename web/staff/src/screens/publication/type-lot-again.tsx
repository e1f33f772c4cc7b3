import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { publicationApi } from '../../api/publication-api.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { EffectView } from './effect-view.tsx';
import { readOrder } from './lot-order.ts';
import { WORDS } from './words.ts';

interface TypeLotAgainProps {
  readonly contest: string;
  readonly order: readonly number[] | null;
  readonly onOrder: (order: readonly number[] | null) => void;
}

/** The second typing of a lot's order, and what that order would change. */
export function TypeLotAgain({ contest, order, onOrder }: TypeLotAgainProps) {
  const words = useWords(WORDS);
  const [text, setText] = useState('');
  return (
    <>
      <label>
        {words.again}
        <input
          inputMode="numeric"
          value={text}
          required
          onChange={(event) => {
            setText(event.target.value);
            onOrder(readOrder(event.target.value));
          }}
        />
      </label>
      {order !== null && <OrderEffect contest={contest} order={order} />}
    </>
  );
}

function OrderEffect({ contest, order }: { contest: string; order: readonly number[] }) {
  const { data, error } = useQuery({
    queryKey: ['publication-effect', 'draw', contest, order.join()],
    queryFn: () => publicationApi.drawEffect(contest, order),
  });
  return (
    <>
      <Trouble error={error} />
      {data !== undefined && <EffectView effect={data.effect} />}
    </>
  );
}
