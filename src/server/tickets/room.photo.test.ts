import { afterEach, expect, it } from 'vitest';
import type { Desk } from '../../centre/desk.ts';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { TicketRoom } from './room.ts';

const [NAMED, OTHER] = ['a'.repeat(64), 'b'.repeat(64)];
let room: TicketRoom | null = null;
afterEach(() => room?.close());

/** A room whose database knows one ticket with one released photo, and counts what it is asked. */
function setUp() {
  const database = { away: false, looks: 0 };
  const ticket = { ticket_id: 1, return_id: 0, photos: [NAMED], opened_at: new Date(0) };
  const query = async (text: string) => {
    if (database.away) throw new Error('away');
    if (!text.includes('select bytes')) return { rows: [ticket] };
    database.looks += 1;
    return { rows: [{ bytes: Buffer.from('photo'), media_type: 'image/jpeg' }] };
  };
  const desk = { db: { query }, election: indexElection(tinyPackage()) } as unknown as Desk;
  room = new TicketRoom({ desk, mark: () => Buffer.alloc(32), clock: () => 0, log: () => undefined });
  return { room, database };
}

it('looks into the database for photos that the list names, and for no others', async () => {
  const { room, database } = setUp();
  for (let i = 0; i < 50; i++) expect(await room.photo(i.toString(16).padStart(64, '0'))).toBeNull();
  expect(await room.photo(OTHER)).toBeNull();
  expect(database.looks).toBe(0);
  expect((await room.photo(NAMED))?.mediaType).toBe('image/jpeg');
  expect(await room.photo(NAMED)).not.toBeNull();
  expect(database.looks).toBe(1);
});

it('does not say that a photo is not there before the list was read', async () => {
  const { room, database } = setUp();
  database.away = true;
  await expect(room.photo(NAMED)).rejects.toThrow('not read yet');
});
