import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exifBlock, jpegSegment, testJpeg, testPng } from '../images/testing/images.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';

const URL = '/api/units/44-01-S1-001/constituency/photos';

describe('bodies of photos', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  beforeAll(async () => {
    staff = await staffApp();
    clerk = await staff.person('clerk-1', ['D1']);
  });
  afterAll(() => staff.close());

  const bomb = () => {
    const png = testPng();
    png.writeUInt32BE(20_000, 16);
    png.writeUInt32BE(20_000, 20);
    return Buffer.concat([png, Buffer.alloc(49_000)]);
  };

  test.each([
    ['49 kB that unpack to 400 megapixels', bomb(), 422, 'bad-photo', 'too-many-pixels'],
    [
      'SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      422,
      'bad-photo',
      'vector',
    ],
    ['HTML', Buffer.from('<!doctype html><script>1</script>'), 422, 'bad-photo', 'not-an-image'],
    ['a cut-off JPEG', testJpeg().subarray(0, 90), 422, 'bad-photo', 'truncated'],
    ['nothing', Buffer.alloc(0), 422, 'bad-photo', 'empty'],
    ['one byte too many', Buffer.alloc(15 * 1024 * 1024 + 1), 413, 'too-large', 'too-large'],
  ])('%s: refused, nothing is kept', async (_name, bytes, status, code, reason) => {
    const answer = await clerk.photo(URL, bytes);
    expect([answer.status, answer.error]).toEqual([status, code]);
    expect(answer.body['error']).toMatchObject({ reason, message: { th: expect.stringMatching(/[ก-๛]/) } });
    expect(await staff.rows('select count(*) as n from photo')).toEqual([{ n: 0 }]);
  });

  test('50 MB are refused without being read to the end', async () => {
    const answer = await clerk.photo(URL, Buffer.alloc(50 * 1024 * 1024));
    expect([answer.status, answer.error]).toEqual([413, 'too-large']);
  });

  test('a sender who goes away in the middle leaves nothing behind', async () => {
    await staff.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = staff.app.server.address() as AddressInfo;
    await new Promise<void>((done) => {
      const sent = request({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: URL,
        headers: { 'content-type': 'image/png', 'content-length': '5000', cookie: clerk.cookie },
      });
      sent.on('error', () => done());
      sent.write(testPng().subarray(0, 50), () => sent.destroy());
      sent.on('close', () => done());
    });
    expect(await staff.rows('select count(*) as n from photo')).toEqual([{ n: 0 }]);
    expect(staff.logged).toEqual([]);
  });

  test('the declared type says nothing; the public copy has no personal metadata, the original is kept beside it', async () => {
    const exif = jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifBlock(6)]));
    const bytes = testJpeg([exif]);
    const sent = await clerk.photo(URL, bytes, { 'content-type': 'text/html', 'x-source': 'line' });
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({ mediaType: 'image/jpeg', width: 60, height: 80 });
    expect(sent.body['photo']).not.toBe(sent.body['original']);
    const seen = await clerk.get(`/api/photos/${String(sent.body['photo'])}`);
    expect(seen.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    expect(seen.bytes.toString('latin1')).not.toContain('GPS-SECRET');
    // The original is named nowhere in the API.
    expect((await clerk.get(`/api/photos/${String(sent.body['original'])}`)).error).toBe('not-found');
    const [fact] = await staff.rows("select body from fact_inbox where kind = 'photo-received'");
    expect(JSON.parse(String(fact?.['body']))).toMatchObject({
      unit: '44-01-S1-001',
      photo: sent.body['photo'],
      original: sent.body['original'],
      source: 'line',
      by: clerk.publicId,
    });
  });

  test('a source outside the pattern is refused', async () => {
    const answer = await clerk.photo(URL, testPng(), { 'x-source': 'Somebody <x@y>' });
    expect([answer.status, answer.error]).toEqual([400, 'bad-request']);
  });
});
