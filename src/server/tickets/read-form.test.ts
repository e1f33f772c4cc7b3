import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FormError, SentForm } from './read-form.ts';
import { BodyMemory, MOST_BYTES, readForm } from './read-form.ts';

let server: Server;
let read: Promise<SentForm | FormError>;
let memory: BodyMemory;

beforeEach(async () => {
  memory = new BodyMemory(MOST_BYTES);
  server = createServer((request, response) => {
    read = readForm(request, memory);
    read.then(() => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const port = () => (server.address() as AddressInfo).port;

async function sent(body: BodyInit, type?: string): Promise<SentForm | FormError> {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  await (await fetch(`http://127.0.0.1:${port()}/`, { method: 'POST', body, headers })).text();
  return read;
}

const textOf = (form: SentForm | FormError, name: string) =>
  typeof form === 'string' ? form : form.text(name);
const part = (name: string) => `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nก\r\n`;
const MULTIPART = 'multipart/form-data; boundary=xyz';

describe('a form from the street', () => {
  test('is read as a browser sends it, with its file', async () => {
    const body = new FormData();
    body.set('comment', 'ที่โรงเรียน');
    const photo = new Uint8Array(3_000_000).fill(7);
    body.set('photo', new Blob([photo]), 'notice.jpg');
    const form = await sent(body);
    if (typeof form === 'string') throw new Error(form);
    expect(form.text('comment')).toBe('ที่โรงเรียน');
    expect(Buffer.from(form.file('photo') ?? []).equals(photo)).toBe(true);
    expect(textOf(await sent(new URLSearchParams({ claimed: '๒๗' })), 'claimed')).toBe('๒๗');
  });

  test('of thousands of fields is refused before they are read', async () => {
    const few = Array.from({ length: 20 }, (_, i) => part(`f${i}`)).join('');
    expect(textOf(await sent(`${few}--xyz--\r\n`, MULTIPART), 'f19')).toBe('ก');
    const many = Array.from({ length: 5_000 }, (_, i) => part(`f${i}`)).join('');
    expect(await sent(`${many}--xyz--\r\n`, MULTIPART)).toBe('not-a-form');
    expect(await sent('a&'.repeat(100_000), 'application/x-www-form-urlencoded')).toBe('not-a-form');
  });

  test.each(['', 'text/plain', 'multipart/form-data', 'multipart/form-data; boundary=', 'application/json'])(
    'of another kind is none: %s',
    async (type) => expect(await sent('x=1', type)).toBe('not-a-form'),
  );

  test('in chunks of one byte is the same form', async () => {
    const line = connect(port(), '127.0.0.1');
    line.write('POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n');
    line.write('content-type: application/x-www-form-urlencoded\r\n\r\n');
    line.write([...'claimed=27'].map((letter) => `1\r\n${letter}\r\n`).join(''));
    await new Promise<void>((resolve) => {
      line.once('data', () => resolve());
      line.write('0\r\n\r\n');
    });
    expect(textOf(await read, 'claimed')).toBe('27');
    line.destroy();
  });

  test('in chunks without end is broken off', async () => {
    const line = connect(port(), '127.0.0.1');
    line.on('error', () => undefined);
    line.write('POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n');
    line.write('content-type: application/x-www-form-urlencoded\r\n\r\n');
    line.write('1\r\na\r\n'.repeat(100_001));
    await new Promise<void>((resolve) => {
      line.once('close', () => resolve());
      line.resume();
    });
    expect(await read).toBe('broken-off');
  });

  test('waits for nobody when others hold the memory, and gives back what it held', async () => {
    const body = new FormData();
    body.set('photo', new Blob([new Uint8Array(1_000_000)]), 'notice.jpg');
    expect(memory.take(MOST_BYTES - 500_000)).toBe(true);
    expect(await sent(body)).toBe('busy');
    memory.give(MOST_BYTES - 500_000);
    expect(typeof (await sent(body))).toBe('object');
    expect(memory.take(MOST_BYTES)).toBe(true);
  });

  test('that is too large is read to its end and said so', async () => {
    expect(await sent(new Uint8Array(MOST_BYTES + 1), MULTIPART)).toBe('too-large');
  });
});
