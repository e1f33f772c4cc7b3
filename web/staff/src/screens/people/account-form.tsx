import { useState } from 'react';
import { MANAGED_ROLES } from '../../../../../src/rights/managing.ts';
import type { Role } from '../../../../../src/rights/roles.ts';
import type { AccountFields } from '../../api/people-api.ts';
import { useDesk } from '../../desk.tsx';
import { ROLE_WORDS } from '../../parts/role-words.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import type { ChosenDuty } from './duty-field.tsx';
import { DutyField, dutyText } from './duty-field.tsx';
import { PEOPLE_WORDS } from './words.ts';

interface AccountFormProps {
  /** Null: a new account. */
  readonly before: {
    readonly username: string;
    readonly displayName: string;
    readonly role: Role;
    readonly duty: ChosenDuty;
  } | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onFields: (fields: AccountFields) => void;
  readonly onCancel: () => void;
}

/** Name, role and area of duty of an account. Offers only roles that the person may give. */
export function AccountForm({ before, busy, error, onFields, onCancel }: AccountFormProps) {
  const { me, w, say } = useDesk();
  const words = useWords(PEOPLE_WORDS);
  const roles = me === null ? [] : MANAGED_ROLES[me.role];
  const [username, setUsername] = useState(before?.username ?? '');
  const [displayName, setDisplayName] = useState(before?.displayName ?? '');
  const [role, setRole] = useState<Role>(before?.role ?? roles[0] ?? 'clerk');
  const [duty, setDuty] = useState<ChosenDuty>(
    before?.duty ?? {
      everyCentre: false,
      named: me !== null && !me.everyCentre && me.centres.length === 1 ? me.centres.map((c) => c.id) : [],
    },
  );
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        onFields({
          username: username.trim(),
          displayName: displayName.trim(),
          role,
          centres: dutyText(role, duty),
        });
      }}
    >
      {before === null && (
        <label>
          {words.username}
          <input
            name="username"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
            required
          />
          <small>{words.usernameHint}</small>
        </label>
      )}
      <label>
        {words.name}
        <input
          name="displayName"
          autoComplete="off"
          maxLength={200}
          value={displayName}
          onChange={(event) => setDisplayName(event.target.value)}
          required
        />
      </label>
      <label>
        {words.role}
        <select name="role" value={role} onChange={(event) => setRole(event.target.value as Role)}>
          {roles.map((name) => (
            <option key={name} value={name}>
              {say(ROLE_WORDS[name])}
            </option>
          ))}
        </select>
      </label>
      <DutyField role={role} duty={duty} onDuty={setDuty} />
      <Trouble error={error} />
      <p className="row">
        <button type="submit" className="main" disabled={busy}>
          {before === null ? words.make : words.save}
        </button>
        <button type="button" onClick={onCancel}>
          {w.cancel}
        </button>
      </p>
    </form>
  );
}
