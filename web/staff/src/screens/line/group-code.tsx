import { useMutation } from '@tanstack/react-query';
import { formatTime } from '../../../../shared/dates.ts';
import { lineApi } from '../../api/line-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** Makes a code by which one group is tied to the centre, and shows it once. */
export function GroupCode({ centre }: { readonly centre: string }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const make = useMutation({ mutationFn: () => lineApi.groupCode(centre) });
  return (
    <div>
      <button type="button" disabled={make.isPending} onClick={() => make.mutate()}>
        {words.makeCode}
      </button>
      <Trouble error={make.error} />
      <div role="status">
        {make.data !== undefined && (
          <div className="group-code">
            <p>{words.sayIt}</p>
            <p>
              <strong>
                {words.groupWord} {make.data.code}
              </strong>
            </p>
            <p>{words.codeUntil(formatTime(Date.parse(make.data.expiresAt), language))}</p>
          </div>
        )}
      </div>
    </div>
  );
}
